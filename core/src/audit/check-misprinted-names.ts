import { isRanking } from './check-unit-names.ts'
import type { ReadTable } from './read-table.ts'
import { soundsSame } from './same-sound.ts'
import type { Finding } from './types.ts'

/** Names that differ in one of these are two names: 第一医院 and 第二医院, 城东 and 城西. */
const telling = /[\d一二三四五六七八九十百东南西北中上下内外前后新老大小]/u
/** Shorter names are too near to each other: 市民政局, 市财政局. */
const longEnough = { sameSound: 4, otherLetter: 7 }
/** Names begin with their place, which may be another. */
const placeLength = 3

/**
 * Names in the text that are no name of the tables but that of one of them with one character changed: any of the same
 * sound, or within a long name any other that does not tell two names apart.
 */
export function checkMisprintedNames(tables: readonly ReadTable[], paragraphs: readonly string[]): Finding[] {
  const known = new Set(
    tables.filter(isRanking).flatMap(({ rows }) => rows.map(({ name }) => name).filter(isHan)),
  )
  if (known.size < 5) return []
  const told = new Set<string>()
  return paragraphs.flatMap((text, index) =>
    [...known].flatMap((name) =>
      misprintsOf(name, text)
        .filter((printed) => !known.has(printed) && !told.has(printed))
        .map((printed): Finding => {
          told.add(printed)
          return {
            kind: 'names',
            check: 'misprintedName',
            place: `第${index + 1}段 ${printed}`,
            printed,
            recomputed: name,
            why: {
              zh: `附表中没有“${printed}”，与“${name}”只差一字`,
              en: `no table has “${printed}”; it is “${name}” but for one character`,
            },
          }
        }),
    ),
  )
}

function misprintsOf(name: string, text: string): string[] {
  if (name.length < longEnough.sameSound) return []
  const found: string[] = []
  for (let from = 0; from + name.length <= text.length; from += 1) {
    let wrong = -1
    for (let at = 0; at < name.length; at += 1) {
      if (text[from + at] === name[at]) continue
      if (wrong !== -1) {
        wrong = name.length
        break
      }
      wrong = at
    }
    if (wrong === -1 || wrong === name.length) continue
    const [printed = '', meant = ''] = [text[from + wrong], name[wrong]]
    if (isMisprint(name, wrong, printed, meant)) found.push(text.slice(from, from + name.length))
  }
  return found
}

function isMisprint(name: string, at: number, printed: string, meant: string): boolean {
  if (!isHan(printed) || telling.test(printed) || telling.test(meant)) return false
  if (soundsSame(printed, meant)) return true
  return name.length >= longEnough.otherLetter && at >= placeLength && at < name.length - 1
}

function isHan(text: string): boolean {
  return /^[\u4e00-\u9fff]+$/u.test(text)
}
