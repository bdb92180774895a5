/** What a heading of a column usually ends with. */
const ending = /(?:[量数率度值名分]|单位|部门|地区|县市|评价|等级|等次|排名|序号|[）)])$/u
const mark = /^[（(]/

/**
 * Headings of a table in plain text, whose cells no sign tells apart: a blank within a line parts two cells, a line may
 * break within one. Two levels (a heading over several columns, theirs in the line below) are told by there being more
 * headings than columns; which columns a heading is over is what fits best their words and the figures below. Undefined
 * when nothing fits: columns are then numbered, and no check takes a name on trust.
 */
export function headingsOf(
  lines: readonly string[],
  rows: readonly (readonly string[])[],
): string[] | undefined {
  const width = rows[0]?.length ?? 0
  const words = splitHeadings(lines, width)
  if (words.length === width)
    return words.every((word, column) => fits(word, rows, column)) ? words : undefined
  return words.length > width ? inTwoLevels(words, rows, width) : undefined
}

/** Fragments put together to headings: as many as there are columns, where that can be known. */
export function splitHeadings(lines: readonly string[], width: number): string[] {
  const headings: string[] = []
  /** Whether the heading may go on in the fragment after it. */
  const isOpen: boolean[] = []
  for (const line of lines) {
    const cells = line
      .replace(/\s*([（(])\s*(\d+(?:\.\d+)?)\s*(分)\s*([）)])/g, '$1$2$3$4')
      .replace(/(得分|总分)(?=[\u4e00-\u9fff])/gu, '$1 ')
      .trim()
      .split(/\s+/)
    for (const [index, cell] of cells.entries()) {
      const last = headings.length - 1
      const before = headings[last] ?? ''
      const goesOn =
        index === 0 && last >= 0 && (mark.test(cell) || !ending.test(before) || /^[量数率度值]$/u.test(cell))
      if (goesOn) {
        headings[last] = before + cell
        isOpen[last] = true
      } else {
        headings.push(cell)
        isOpen.push(false)
      }
    }
  }
  return headings.length === width - 1 ? partedOnce(headings, lines) : headings
}

/** One heading too few: the longest that went over a line is two; it is parted where both are most alike in length. */
function partedOnce(headings: readonly string[], lines: readonly string[]): string[] {
  const fragments = lines.flatMap((line) => line.trim().split(/\s+/))
  const longest = headings.toSorted((a, b) => b.length - a.length)[0] ?? ''
  const index = headings.indexOf(longest)
  const cuts = fragments
    .map((_, start) => {
      let text = ''
      for (const fragment of fragments.slice(start)) {
        if (!longest.startsWith(text + fragment)) break
        text += fragment
        if (text.length * 2 >= longest.length - 1) return text
      }
      return text
    })
    .filter((text) => text !== '' && text !== longest && longest.startsWith(text))
  const [cut] = cuts.toSorted(
    (a, b) => Math.abs(longest.length - 2 * a.length) - Math.abs(longest.length - 2 * b.length),
  )
  return cut === undefined ? [...headings] : headings.toSpliced(index, 1, cut, longest.slice(cut.length))
}

interface Aligned {
  readonly score: number
  readonly columns: readonly string[]
}

/**
 * The best reading of `words` as two lines: the first `upper` of them are the first line; each of the others is below
 * one of these, in order. A heading fits those below it by the letters they share.
 */
function inTwoLevels(
  words: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] | undefined {
  let best: Aligned | undefined
  for (let upper = 2; upper < words.length - 1; upper += 1) {
    const aligned = align(words.slice(0, upper), words.slice(upper), rows, width)
    if (aligned && (!best || aligned.score > best.score)) best = aligned
  }
  return best && best.score > 0 ? [...best.columns] : undefined
}

function align(
  upper: readonly string[],
  lower: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): Aligned | undefined {
  const known = new Map<string, Aligned | undefined>()
  const from = (i: number, j: number, column: number): Aligned | undefined => {
    if (i === upper.length)
      return j === lower.length && column === width ? { score: 0, columns: [] } : undefined
    const key = `${i} ${j} ${column}`
    if (known.has(key)) return known.get(key)
    let best: Aligned | undefined
    const heading = upper[i] ?? ''
    const consider = (own: readonly string[], score: number, rest: Aligned | undefined) => {
      if (rest && (!best || score + rest.score > best.score))
        best = { score: score + rest.score, columns: [...own, ...rest.columns] }
    }
    if (fits(heading, rows, column)) consider([heading], 0, from(i + 1, j, column + 1))
    for (let size = 2; size <= Math.min(6, lower.length - j); size += 1) {
      const own = lower.slice(j, j + size)
      if (!own.every((word, index) => fits(word, rows, column + index))) continue
      const shared = own.slice(0, -1).reduce((sum, word) => sum + alike(heading, word), 0)
      // Groups of scored columns end with their score.
      const closes = own.at(-1) === '得分' && !own.slice(0, -1).includes('得分') ? 1 : 0
      consider(
        own.map((word) => `${heading} ${word}`),
        shared + closes,
        from(i + 1, j + size, column + size),
      )
    }
    known.set(key, best)
    return best
  }
  return from(0, 0, 0)
}

/** Letters a heading and one below it have in common, two by two. */
function alike(heading: string, word: string): number {
  let shared = 0
  for (let at = 0; at < word.length - 1; at += 1) if (heading.includes(word.slice(at, at + 2))) shared += 1
  return shared
}

/** Whether the figures of a column can be what a heading says: rates are no words, counts no percentages. */
function fits(heading: string, rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '')
  const numbers = cells.filter((cell) => /^[+-]?[\d,]+(?:\.\d+)?[%％]?$/.test(cell)).length
  const percents = cells.filter((cell) => /[%％]$/.test(cell)).length
  const bare = heading.replace(/[（(].*?[）)]$/, '')
  const isNumeric = numbers >= cells.length / 2
  if (/(?:单位|部门|地区|县市|名称)$/u.test(bare)) return !isNumeric
  if (bare.endsWith('率')) return isNumeric && percents > cells.length / 2
  if (/(?:[量数分]|排名|序号)$/u.test(bare)) return isNumeric && percents === 0
  return true
}
