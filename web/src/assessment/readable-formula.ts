/**
 * A formula of the scheme in the office's words: keys become labels, functions the words given for them, and signs
 * those people write: `10 * on_time_rate_pct / 100` → `10 × 「按时办结率」 ÷ 100`. What has no word stays as it is.
 */
export function readableFormula(
  formula: string,
  labels: Readonly<Record<string, string>>,
  functions: Readonly<Record<string, string>>,
): string {
  const word = (name: string, isCalled: boolean): string => {
    if (isCalled) return Object.hasOwn(functions, name) ? (functions[name] ?? name) : name
    return Object.hasOwn(labels, name) ? `「${labels[name] ?? name}」` : name
  }
  return formula
    .replaceAll('<=', '≤')
    .replaceAll('>=', '≥')
    .replaceAll('*', '×')
    .replaceAll('/', '÷')
    .replace(/[A-Za-z_]\w*(\s*\()?/g, (found, call?: string) =>
      call === undefined ? word(found, false) : word(found.slice(0, -call.length), true) + call,
    )
}
