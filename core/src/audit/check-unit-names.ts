import { editDistance } from '../assessment/edit-distance.ts'
import { readTable } from './read-table.ts'
import type { ReadTable } from './read-table.ts'
import type { AuditTable, Finding } from './types.ts'

/**
 * Names that nearly are a name of the ranking and are not: a short name for the full one. Such a row cannot be joined with its unit.
 * The names of the largest table are taken as right; a later one that is a part of exactly one of them, or differs from
 * exactly one in a letter or two, is named with that one.
 */
export function checkUnitNames(tables: readonly AuditTable[], paragraphs: readonly string[]): Finding[] {
  const read = tables.map(readTable).filter(({ nameColumn }) => nameColumn !== -1)
  const known = new Set<string>()
  for (const table of read.filter(isRanking))
    for (const { name } of table.rows) if (isName(name)) known.add(name)
  if (known.size < 5) return []
  const findings: Finding[] = betweenTables(read)
  const seen = new Set<string>(findings.map(({ printed }) => printed))
  for (const table of read) {
    if (isRanking(table)) continue
    for (const { name } of table.rows) {
      if (!isName(name) || known.has(name) || seen.has(name)) continue
      const near = nearest(known, name)
      if (near === undefined) continue
      seen.add(name)
      findings.push(finding(`《${table.title}》`, name, near))
    }
  }
  // Names of the text: what stands before a score in brackets, in a list of units.
  for (const [index, text] of paragraphs.entries())
    for (const match of text.matchAll(/[：:、和]([\u4e00-\u9fff]{3,14})[（(]\d+(?:\.\d+)?分[）)]/gu)) {
      const name = (match[1] ?? '').replace(/^和/, '')
      if (known.has(name) || seen.has(name)) continue
      const near = nearest(known, name)
      if (near === undefined) continue
      seen.add(name)
      findings.push(finding(`第${index + 1}段`, name, near))
    }
  return findings
}

/** Two tables of many units: a name that only one has, beside a name that only the other has, a letter away. */
function betweenTables(tables: readonly ReadTable[]): Finding[] {
  const [first, ...others] = tables.filter((table) => isRanking(table) && table.rows.length >= 10)
  if (!first) return []
  const known = new Set(first.rows.map(({ name }) => name))
  return others.flatMap((table) => {
    const own = new Set(table.rows.map(({ name }) => name))
    const onlyFirst = [...known].filter((name) => !own.has(name))
    return [...own]
      .filter((name) => isName(name) && !known.has(name))
      .flatMap((name) => {
        const near = onlyFirst.filter((one) => one.length >= 5 && editDistance(one, name) === 1)
        return near.length === 1 ? [finding(`《${table.title}》`, name, near[0] ?? '')] : []
      })
  })
}

/** A table of many figures for each unit; its names are how the units are called. */
export function isRanking({ rows, header }: ReadTable): boolean {
  const columns = header.filter(
    (_, column) => rows.filter((row) => row.numbers[column] !== undefined).length > rows.length * 0.6,
  )
  return rows.length >= 3 && columns.length >= 4
}

/** The one known name it must mean: the one it is a part of, else the one that differs in a letter or two. */
export function nearest(known: ReadonlySet<string>, name: string): string | undefined {
  if ([...known].some((one) => offices.test(one) && one.replace(offices, '') === name)) return undefined
  const containing = [...known].filter((one) => one.includes(name) || name.includes(one))
  if (containing.length > 0) return containing.length === 1 ? containing[0] : undefined
  const near = [...known].filter((one) => isNear(one, name))
  return near.length === 1 ? near[0] : undefined
}

/** A county for its government is how people speak, and joins without doubt. */
const offices = /(?:人民政府|政府|管委会|管理委员会)$/

function finding(where: string, name: string, known: string): Finding {
  return {
    kind: 'names',
    check: 'unitName',
    place: `${where} ${name}`,
    printed: name,
    recomputed: known,
    why: {
      zh: `表中没有“${name}”，应是“${known}”；名称不一致，两表对不上`,
      en: `no table has “${name}”; it seems to be “${known}”, and the two cannot be joined`,
    },
  }
}

function isName(name: string): boolean {
  return /^[\u4e00-\u9fff（）()A-Za-z0-9]{3,24}$/u.test(name)
}

function isNear(known: string, name: string): boolean {
  return Math.abs(known.length - name.length) <= 2 && known.length >= 5 && editDistance(known, name) <= 2
}
