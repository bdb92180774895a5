import type { Finding } from './types.ts'

/** The list of annexes against the titles the annexes bear: one that lacks or adds words cannot be found by its name. */
export function checkAnnexTitles(paragraphs: readonly string[]): Finding[] {
  const start = paragraphs.findIndex((text) => /^-?附件[:：]1?[.、．]?/.test(text))
  if (start === -1) return []
  const listed = new Map<string, string>()
  for (const text of paragraphs.slice(start, start + 12)) {
    const entry = /^(?:-?附件[:：])?(\d)[.、．](.{4,60}?)(?:[。；]|$)/.exec(text)
    if (entry?.[1] && entry[2]) listed.set(entry[1], entry[2])
    else if (listed.size > 0) break
  }
  return paragraphs.slice(start + 1).flatMap((own, index): Finding[] => {
    // The number may stand in a line of its own, with the title below it.
    const text = /^附件\d[:：]?$/.test(own) ? own + (paragraphs[start + index + 2] ?? '') : own
    const [, number = '', rest = ''] = /^附件(\d)[:：.]?(.+)$/.exec(text) ?? []
    const title = listed.get(number)
    if (title === undefined || rest === '' || rest.startsWith(title) || title.startsWith(rest)) return []
    const shared = sharedStart(rest, title)
    // Another list or a reference, not this title.
    if (shared < 3 || !goesOn(rest.slice(shared), title.slice(shared))) return []
    return [
      {
        kind: 'names',
        check: 'annexTitle',
        place: `附件${number}`,
        printed: rest.slice(0, title.length + 4),
        recomputed: title,
        why: {
          zh: '附件的标题与附件目录所列不一致',
          en: 'the annex bears another title than the list of annexes',
        },
      },
    ]
  })
}

/** Whether the two go on alike after a few letters that only one of them has. */
function goesOn(a: string, b: string): boolean {
  return Array.from({ length: 7 }, (_, skip) => skip).some((skip) => {
    const [left, right] = [a.slice(skip, skip + 6), b.slice(skip, skip + 6)]
    return (left.length >= 4 && b.startsWith(left)) || (right.length >= 4 && a.startsWith(right))
  })
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
