import { countColumns, support } from './rate-rule.ts'
import type { ReadTable } from './read-table.ts'
import type { Finding } from './types.ts'

/** What a list may be of and a column count, in the words bulletins have for it. */
const matters = [/不满/, /超期|超时|逾期/, /退单|退回/, /返工|重办/, /延期/]

/**
 * A short list of units with counts against the column of a larger table that counts the same matter: cases of a list
 * are some of all cases, so no unit has more in the list. Believed when nearly all units keep it.
 */
export function checkJoinedTables(tables: readonly ReadTable[]): Finding[] {
  return tables.flatMap((list) => {
    const [counts, ...others] = countColumns(list, -1)
    if (counts === undefined || others.length > 0 || list.nameColumn === -1) return []
    const matter = matters.find((one) => one.test(`${list.title}${list.header.join('')}`))
    if (!matter) return []
    return tables.flatMap((table) => {
      if (table === list || table.rows.length <= list.rows.length) return []
      const column = countColumns(table, -1).find((one) => matter.test(table.header[one] ?? ''))
      return column === undefined ? [] : against(list, counts, table, column)
    })
  })
}

function against(list: ReadTable, counts: number, table: ReadTable, column: number): Finding[] {
  const joined = list.rows.flatMap((row) => {
    const own = table.rows.find(({ name }) => name === row.name)?.numbers[column]
    const listed = row.numbers[counts]
    return own && listed ? [{ name: row.name, own, listed }] : []
  })
  const wrong = joined.filter(({ own, listed }) => listed.value > own.value)
  if (joined.length < support.rows || joined.length - wrong.length < joined.length * support.share) return []
  return wrong.map(({ name, own, listed }) => ({
    kind: 'contradiction',
    check: 'listedCount',
    place: `《${table.title}》 ${name} ${table.header[column] ?? ''}`,
    printed: own.printed,
    recomputed: `≥ ${listed.printed}`,
    why: {
      zh: `《${list.title}》中该单位有 ${listed.printed} 件，总数不能更少`,
      en: `“${list.title}” lists ${listed.printed} of the unit; all together cannot be fewer`,
    },
  }))
}

/** The column of names headed in two ways (承办单位, 网络单位) where the names are the same. */
export function checkNameHeadings(tables: readonly ReadTable[]): Finding[] {
  const told = new Set<string>()
  return tables.flatMap((table, index): Finding[] => {
    const heading = table.header[table.nameColumn] ?? ''
    const model = tables.slice(0, index).find((one) => isOfSameUnits(one, table))
    const other = model?.header[model.nameColumn] ?? ''
    // 单位 beside 承办单位 leaves a word out; two words that differ say different things.
    const isOther = heading.slice(-2) === other.slice(-2) && heading.length > 2 && other.length > 2
    if (!model || !isOther || heading === other || told.has(heading)) return []
    told.add(heading)
    return [
      {
        kind: 'names',
        check: 'nameHeading',
        place: `《${table.title}》`,
        printed: heading,
        recomputed: other,
        why: {
          zh: `同样的单位，《${model.title}》的表头是“${other}”`,
          en: `the same units are headed “${other}” in “${model.title}”`,
        },
      },
    ]
  })
}

function isOfSameUnits(model: ReadTable, table: ReadTable): boolean {
  const known = new Set(model.rows.map(({ name }) => name))
  const shared = table.rows.filter(({ name }) => known.has(name)).length
  return table.nameColumn !== -1 && shared >= 3 && shared >= table.rows.length * support.share
}
