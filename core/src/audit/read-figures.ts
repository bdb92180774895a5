/** A number named in running text, with the words before it and the unit behind. */
export interface TextFigure {
  /** The words of its clause that stand before it, without filler: `按时办结`. */
  readonly label: string
  readonly value: number
  /** The digits as printed, without separators: decimals tell how exactly it was rounded. */
  readonly printed: string
  /** 件, 通, 个, 分 …; `%` for a rate; empty when none is named. */
  readonly unit: string
  /** Offsets in the text of the paragraph. */
  readonly from: number
  readonly until: number
}

const units =
  '万?(?:百分点|件次|人次|件|通|个|次|封|条|起|家|份|例|宗|张|项|户|笔|分|名|单|票|元|天|日|人|所|%|％|‰)?'
const number = new RegExp(`(\\d{1,3}(?:[,，]\\d{3})+|\\d+)(\\.\\d+)?\\s*(${units})`, 'g')
/** Where a clause begins; brackets too, since what is in them is said of what stands before. */
const breaks = /[，。；、：！？（）()“”"《》,;:]/
const filler =
  /(?:分别为|分别是|共计|合计|总计|累计|共有|共|计|达到|达|约为|约|为|是|有|的|了|仅|近|超过|占|占比|[:：\s])+$/

/** Text without the breaks of lines that a page puts into it; letters and digits that belong together stand together. */
export function joined(text: string): string {
  return text.replace(/\s+/g, '').replace(/％/g, '%')
}

/** Every number of a paragraph in order. Years, clauses and telephone numbers are none: they count nothing. */
export function figuresIn(paragraph: string): TextFigure[] {
  const found: TextFigure[] = []
  for (const match of paragraph.matchAll(number)) {
    const [whole, digits = '', decimals = '', unit = ''] = match
    const from = match.index
    const before = paragraph.slice(Math.max(0, from - 1), from)
    const after = paragraph.slice(from + whole.length, from + whole.length + 1)
    if (
      /[\d.〔\-/第—–－~～]/.test(before) ||
      (unit === '' && /[年月日号时点路期届条款〕\-/—–－~～]/.test(after))
    )
      continue
    if ((unit === '日' || unit === '天') && paragraph.slice(0, from).endsWith('月')) continue
    const printed = digits.replace(/[,，]/g, '') + decimals
    const scale = unit.startsWith('万') ? 10_000 : 1
    found.push({
      label: labelBefore(paragraph, from),
      value: Number(printed) * scale,
      printed,
      unit: unit.replace(/^万/, ''),
      from,
      until: from + whole.length,
    })
  }
  return found
}

/** The words before a number in its clause, without what only leads to it. */
function labelBefore(paragraph: string, at: number): string {
  let start = at
  while (start > 0 && !breaks.test(paragraph[start - 1] ?? '') && at - start < 40) start -= 1
  return paragraph
    .slice(start, at)
    .replace(filler, '')
    .replace(/^(?:其中|同时|另外|此外|包括|含|以及|和|及|与|并)+/, '')
}

/** Sentences with their offsets; a figure belongs to one. */
export function sentencesOf(paragraph: string): { readonly text: string; readonly from: number }[] {
  const found: { text: string; from: number }[] = []
  for (const match of paragraph.matchAll(/[^。！？]+[。！？]?/g))
    found.push({ text: match[0], from: match.index })
  return found
}

/** Half of the last printed digit: how far an exact value may lie from its print. */
export function halfDigit(printed: string): number {
  const decimals = printed.split('.')[1]?.length ?? 0
  return 0.5 * 10 ** -decimals
}

/** Rounds half up to as many decimals as the print has. */
export function roundedLike(value: number, printed: string): string {
  const decimals = printed.split('.')[1]?.length ?? 0
  const scale = 10 ** decimals
  return String(Math.round((value + Number.EPSILON * Math.abs(value)) * scale) / scale)
}

/** Whether an exact value prints as the text has it, with at most the digits printed. */
export function printsAs(value: number, printed: string): boolean {
  return Math.abs(value - Number(printed)) <= halfDigit(printed) + 1e-9
}
