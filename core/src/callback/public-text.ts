/**
 * A text as somebody without an account may read it: runs of digits that could be a telephone, identity or order number
 * are starred. Whoever holds the link need not be the appellant (R22.1).
 */
export function publicText(text: string): string {
  return text.replace(/\d[\d\- ]{4,}\d(?:[xX]\b)?/g, (run) => '*'.repeat(run.length))
}
