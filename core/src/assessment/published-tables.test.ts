/// <reference types="node" />
import { describe, expect, it } from 'vitest'
import { csvRows, loadedScheme, schemeText, scoreTable } from './replay.test-data.ts'
import type { Cell, Scheme, Scorecard } from './types.ts'

/*
 * Published tables of other months and cities, recomputed from their counts by their schemes. Every computed cell is
 * compared with print; a difference must be a numbered erratum of the published table.
 */

interface Published {
  readonly scheme: string
  readonly table: string
  /** Where the counts stand, when it is not the table itself. */
  readonly inputs?: string
  /** Computed columns that are compared. */
  readonly columns: readonly string[]
  readonly cells: number
  /** The total row, where the table does not print it. */
  readonly total?: Readonly<Record<string, string>>
  readonly errata?: Readonly<Record<string, { printed: string; computed: string; erratum: string }>>
}

const ratesOfUnits = ['return_rate_pct', 'on_time_rate_pct', 'satisfaction_rate_pct', 'contact_rate_pct']
const composite = ['handled_rate_pct', 'on_time_rate_pct', 'rework_rate_pct', 'composite_score', 'grade']
const published: Readonly<Record<string, Published>> = {
  'Xiangtan 2023-03, units': {
    scheme: 'xiangtan-2023-03',
    table: 'xiangtan-2023-03/annex1.csv',
    columns: ratesOfUnits,
    cells: 244,
  },
  'Xiangtan 2023-03, counties': {
    scheme: 'xiangtan-2023-03-counties',
    table: 'xiangtan-2023-03/annex2.csv',
    inputs: 'xiangtan-2023-03/county-inputs.csv',
    // The text tells the rates of the three together; three of them do not follow from theirs (XT03-2, XT03-4).
    total: {
      valid_calls: '10095',
      connect_rate_pct: '88.46',
      online_rate_pct: '75.49',
      on_time_rate_pct: '99.86',
      callback_rate_pct: '99.57',
      satisfaction_rate_pct: '73.41',
    },
    columns: csvRows('xiangtan-2023-03/annex2.csv').header.filter((name) =>
      /_score$|_pct$|weighted$|rank/.test(name),
    ),
    cells: 81,
    errata: {
      '韶山市 satisfaction_score': { printed: '9.32', computed: '9.72', erratum: 'XT03-1' },
      '韶山市 five_rates_weighted': { printed: '53.34', computed: '53.58', erratum: 'XT03-1 (follows)' },
      '韶山市 total_score': { printed: '83.98', computed: '84.22', erratum: 'XT03-1 (follows)' },
    },
  },
  'Yueyang 2023-06, hotline': {
    scheme: 'yueyang-2023-06-hotline',
    table: 'yueyang-2023-06/annex1.csv',
    columns: [...composite, 'dissatisfaction_rate_pct'],
    cells: 396,
    // The text tells the sums and the rates of all together.
    total: {
      due: '20150',
      handled: '20060',
      handled_rate_pct: '99.55',
      handled_on_time: '19979',
      on_time_rate_pct: '99.15',
      rework: '665',
      dissatisfied: '3110',
      satisfaction_rate_pct: '84.52',
    },
  },
  'Yueyang 2023-06, mailbox': {
    scheme: 'yueyang-2023-06-mailbox',
    table: 'yueyang-2023-06/annex2.csv',
    columns: [...composite, 'satisfaction_rate_pct'],
    cells: 330,
    // The text prints 88.12 % (YY-6).
    total: {
      due: '1202',
      handled: '1201',
      handled_rate_pct: '99.92',
      handled_on_time: '1185',
      on_time_rate_pct: '98.59',
      rework: '2',
      satisfied: '1063',
      satisfaction_rate_pct: '88.51',
    },
  },
  'Shaoyang 2022-01/02': {
    scheme: 'shaoyang-2022-01',
    table: 'shaoyang-2022-01/annex1.csv',
    columns: ['satisfied_pct', 'dissatisfied_pct'],
    cells: 112,
  },
}

describe.each(Object.entries(published))(
  '%s',
  (name, { scheme: key, table, inputs, columns, cells, errata = {}, total: told }) => {
    const scheme = loadedScheme(schemeText(key))
    const printed = csvRows(table).rows.filter(({ unit }) => unit !== scheme.total?.title)
    const scorecard = scoreTable(scheme, inputs === undefined ? printed : csvRows(inputs).rows)

    it('comes out cell by cell, except for the errata of the published table', () => {
      const rows = rowsOf(scorecard)
      let compared = 0
      const differences: Record<string, { printed: string; computed: string }> = {}
      for (const row of printed) {
        const own = rows.find(({ unit }) => unit === nameIn(scheme, row['unit'] ?? ''))
        for (const column of columns) {
          const computed =
            column === 'grade'
              ? own?.grade
              : column === 'rank'
                ? String(own?.rank)
                : own?.cells[column]?.printed
          compared += 1
          if (!same(row[column] ?? '', computed ?? ''))
            differences[`${row['unit']} ${column}`] = { printed: row[column] ?? '', computed: computed ?? '' }
        }
      }
      process.stdout.write(
        `${name}: ${compared} computed cells, ${compared - Object.keys(differences).length} as printed, ${Object.keys(differences).length} errata\n`,
      )
      expect(compared).toBe(cells)
      expect(differences).toEqual(
        Object.fromEntries(
          Object.entries(errata).map(([place, { printed: print, computed }]) => [
            place,
            { printed: print, computed },
          ]),
        ),
      )
    })

    it('adds up in its total row', () => {
      const total: Readonly<Record<string, string>> | undefined =
        told ?? csvRows(table).rows.find(({ unit }) => unit === scheme.total?.title)
      const differing = (scheme.total?.columns ?? []).filter(
        (column) => !same(total?.[column] ?? '', scorecard.total?.cells[column]?.printed ?? ''),
      )
      expect(differing).toEqual([])
      expect(scorecard.total === undefined).toBe(scheme.total === undefined)
    })
  },
)

describe('lists the texts of the bulletins name', () => {
  const listed = (key: string, table: string) =>
    scoreTable(
      loadedScheme(schemeText(key)),
      csvRows(table).rows.filter(({ unit }) => unit !== '合计'),
    ).lists ?? {}

  it('names the first three of each pool, with the units the published text leaves out (errata YY-8, YY-9)', () => {
    const lists = listed('yueyang-2023-06-hotline', 'yueyang-2023-06/annex1.csv')
    expect(lists['top_counties']?.map(({ unit, printed }) => `${unit} ${printed}`)).toEqual([
      '云溪区 97.6',
      '临湘市 97.1',
      '岳阳县 96.9',
    ])
    expect(lists['top_departments']?.map(({ unit, printed }) => `${unit} ${printed}`)).toEqual([
      '市邮政管理局 98.2',
      '市城管局 97.9',
      '市公安交警支队 97.2',
    ])
    expect(lists['top_services']?.map(({ unit, printed }) => `${unit} ${printed}`)).toEqual([
      '市公交集团公司 98.4',
      '市水务集团公司 97.4',
      '国网岳阳供电公司 96',
    ])
  })

  it('names all with full marks, and all with overdue orders, most first', () => {
    const mailbox = listed('yueyang-2023-06-mailbox', 'yueyang-2023-06/annex2.csv')
    expect(mailbox['full_departments']?.map(({ unit }) => unit)).toEqual([
      '市公安交警支队',
      '市教体局',
      '市发改委',
      '市水务集团公司',
    ])
    const overdue = listed('shaoyang-2022-01', 'shaoyang-2022-01/annex1.csv')['overdue_units']
    expect(overdue?.map(({ unit, printed }) => `${unit} ${printed}`).slice(0, 4)).toEqual([
      '市医疗保障局 6',
      '大祥区政府 2',
      '市发展和改革委员会 2',
      '市国资委 2',
    ])
    expect(overdue).toHaveLength(10)
  })
})

function rowsOf(
  scorecard: Scorecard,
): { unit: string; rank: number | null; grade?: string; cells: Readonly<Record<string, Cell>> }[] {
  return scorecard.groups.flatMap(({ tiers }) => tiers.flatMap(({ rows }) => rows))
}

function nameIn(scheme: Scheme, unit: string): string {
  const units = scheme.groups.flatMap((group) => group.units)
  return units.find(({ name, aliases }) => name === unit || aliases.includes(unit))?.name ?? unit
}

/** `93.20` and `93.2`, `5%` and `5.00` are the same number; how it is printed is the format's own test. */
function same(printed: string, computed: string): boolean {
  const plain = (text: string) => text.replace(/%$/, '')
  const isNumber = /^-?\d+(\.\d+)?$/.test(plain(printed)) && /^-?\d+(\.\d+)?$/.test(plain(computed))
  return isNumber ? Number(plain(printed)) === Number(plain(computed)) : printed === computed
}
