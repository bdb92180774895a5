import type { BulletinTextView, FindingView, ProofView } from '@yihu/contract/bulletin-routes'
import type { FiguresView } from '@yihu/contract/bulletins'

/** The pieces of the proof with their ids, paragraphs and tables each counted by themselves, as the audit does. */
export function numbered(blocks: ProofView['blocks']) {
  const counts = { paragraph: 0, table: 0 }
  return blocks.map((block) => {
    counts[block.kind] += 1
    const number = counts[block.kind]
    return { block, number, id: `${block.kind}-${number}` }
  })
}

/** Where a finding is on the proof: the id of a paragraph or of a row of a table. */
export function placeOf(finding: Pick<FindingView, 'place'>, blocks: ProofView['blocks']): string | null {
  const paragraph = /第(\d+)段/.exec(finding.place)?.[1]
  if (paragraph !== undefined) return `paragraph-${paragraph}`
  const tables = blocks.filter((block) => block.kind === 'table')
  // Parts of one table are counted as one by the audit, so that the row is found by its name before the table by its number.
  for (const [index, { rows }] of tables.entries()) {
    const row = rows.findIndex((cells) =>
      cells.slice(0, 3).some((cell) => isName(cell) && finding.place.includes(cell)),
    )
    if (row !== -1) return `table-${index + 1}-${row + 1}`
  }
  const table = /表(\d+)/.exec(finding.place)?.[1]
  return table === undefined ? null : `table-${table}`
}

/** The part staff wrote that a paragraph of the proof comes from; undefined where it was made from figures. */
export function partOf(paragraph: string, { parts }: BulletinTextView): string | undefined {
  return Object.entries(parts).find(([, part]) =>
    linesOf(part).some((line) => line.length > 3 && paragraph.includes(line)),
  )?.[0]
}

function linesOf(part: BulletinTextView['parts'][string]): readonly string[] {
  if (part.kind === 'line') return [part.text.trim()]
  if (part.kind === 'paragraphs') return part.body.map((text) => text.trim())
  if (part.kind === 'notes') return Object.values(part.notes)
  return part.cases.flatMap(({ title, body }) => [title.trim(), ...body.map((text) => text.trim())])
}

export interface Piece {
  readonly text: string
  /** Key of the figure this number is. */
  readonly figure?: string
}

/**
 * A paragraph with the figures in it. A number is a figure when it can be no other: it stands there once, no item of a list
 * that is named there has the same count, and it is the only figure printed so, or the only one that is named.
 */
export function piecesOf(
  paragraph: string,
  { values, lists }: Pick<FiguresView, 'values' | 'lists'>,
): Piece[] {
  const pieces = paragraph.split(/(\d+(?:\.\d+)?%?)/)
  const listed = Object.values(lists)
    .flatMap(({ items }) => items)
    .filter(({ name }) => paragraph.includes(name))
    .flatMap(({ count, share }) => [String(count), share])
  return pieces.map((text, index) => {
    const isOnly = pieces.indexOf(text) === index && pieces.lastIndexOf(text) === index
    if (index % 2 === 0 || !isOnly || listed.includes(text)) return { text }
    const same = Object.values(values).filter(({ printed }) => printed === text)
    const named = same.filter(({ label }) => paragraph.includes(label))
    const candidates = named.length > 0 ? named : same
    const [only] = candidates
    return only === undefined || candidates.length > 1 ? { text } : { text, figure: only.key }
  })
}

function isName(cell: string): boolean {
  return /\p{Script=Han}{2}/u.test(cell)
}
