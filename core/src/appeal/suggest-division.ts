interface Division {
  readonly code: string
  readonly name: string
  readonly parentCode: string | null
}

/**
 * The division whose name the words of an address or a text hold, 岳塘区书院路 → 岳塘区; a suggestion, never a decision.
 * The whole centre's own name says nothing; of several names the longest counts, and names without 区 or 县 do too where
 * three characters or more are left. Undefined when none or more than one fits.
 */
export function suggestDivision(words: string, divisions: readonly Division[]): string | undefined {
  const parents = new Set(divisions.map(({ parentCode }) => parentCode))
  const narrow = divisions.filter(({ code, parentCode }) => parentCode !== null || !parents.has(code))
  const found = narrow
    .flatMap(({ code, name }) => namesOf(name).map((known) => ({ code, known })))
    .filter(({ known }) => words.includes(known))
    .toSorted((a, b) => b.known.length - a.known.length)
  const [first] = found
  if (first === undefined) return undefined
  const isClear = found.every(
    ({ code, known }) =>
      code === first.code || (known.length < first.known.length && isBelow(first.code, code)),
  )
  return isClear ? first.code : undefined

  /** A street and its district both named is no doubt: the street counts. */
  function isBelow(lower: string, upper: string): boolean {
    const parent = divisions.find(({ code }) => code === lower)?.parentCode ?? null
    return parent !== null && (parent === upper || isBelow(parent, upper))
  }
}

function namesOf(name: string): readonly string[] {
  const short = name.replace(/(区|县|市|镇|乡|街道)$/, '')
  return short !== name && short.length >= 3 ? [name, short] : [name]
}
