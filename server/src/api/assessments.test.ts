import type { ScorecardView } from '@yihu/contract/assessments'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { readScheme } from '../operations/schemes.ts'
import { counted, fillMonth, period } from '../testing/month-of-orders.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const scheme = 'xiangtan-2023-10'
const [a, b] = units
let scorecard: ScorecardView

describe('an assessment', () => {
  it('is not there before it is run, and not run of a month without orders', async () => {
    const assessor = await api.as('assessor')
    const before = await assessor.call('getAssessment', { query: { scheme, period } })
    expect(before.problem).toMatchObject({ status: 409, code: 'notAssessed' })
    const empty = await assessor.call('runAssessment', { body: { scheme, period } })
    expect(empty.problem).toMatchObject({ status: 409, code: 'nothingToAssess' })
  })

  it.each([
    [{ scheme: 'no-such-scheme', period }, 'unknownScheme'],
    [{ scheme: '../schemes/xiangtan-2023-10', period }, 'unknownScheme'],
    [{ scheme, period: '2023-13' }, 'invalidPeriod'],
    [{ scheme, period: '2023-Q5' }, 'invalidPeriod'],
  ])('of %j is refused', async (body, code) => {
    const assessor = await api.as('assessor')
    expect((await assessor.call('runAssessment', { body })).problem.code).toBe(code)
    expect((await assessor.call('getAssessment', { query: body })).problem.code).toBe(code)
  })
})

describe('an assessment of the month', () => {
  beforeAll(async () => {
    await fillMonth(api.small)
    const { centreId } = api.small.centre
    for (const unit of [a, b])
      await sql`insert into manual_scores values (${centreId}, ${period}, 'knowledge_base_score', ${api.small.unitId(unit)},
        18.5, '评定', ${api.small.userId('assessor')}, now())`.execute(api.database.storage.owner)
    scorecard = (await (await api.as('assessor')).call('runAssessment', { body: { scheme, period } })).value
  }, 60_000)

  it('prints what was counted, and anybody may read it as it was run', async () => {
    for (const unit of [a, b]) {
      const { cells } = rowOf(unit)
      expect(cells['valid_orders']?.printed).toBe(String(sum(counted.dispatchedOrders[unit])))
      expect(cells['delay_count']?.printed).toBe(String(sum(counted.extensionRequests[unit])))
      expect(cells['rejected_count']?.printed).toBe(String(sum(counted.refusedReturns[unit])))
    }
    expect(rowOf(a).cells['on_time_rate_pct']?.printed).toBe('44.44%')
    // Of the two orders of B one is excluded; it was closed on time, and still the rate is no 200 %.
    expect(rowOf(b).cells['on_time_rate_pct']?.printed).toBe('100%')
    const read = await (await api.as('unit02')).call('getAssessment', { query: { scheme, period } })
    expect(read.value).toEqual(scorecard)
  })

  it('opens: every cell says its rule, and every counted input leads to as many orders as it prints', async () => {
    const leader = await api.as('leader')
    const loaded = await readScheme(scheme)
    if (!loaded.ok) throw new Error(loaded.code)
    let lists = 0
    for (const { key } of loaded.value.scheme.columns) {
      const { value } = await leader.call('explainCell', { query: { scheme, period, unit: a, cell: key } })
      expect(value.printed, key).toBe(rowOf(a).cells[key]?.printed)
      for (const input of value.inputs) {
        // One order may have several extensions or refused returns; the list test adds those up.
        if (input.measure === null || ['extensionRequests', 'refusedReturns'].includes(input.measure))
          continue
        const query = { period, measure: input.measure, unitId: value.unitId ?? '' }
        const list = await leader.call('listOrders', { query })
        expect(String(list.value.total), `${key} ${input.measure}`).toBe(input.printed)
        lists++
      }
    }
    expect(lists).toBeGreaterThan(8)
  })

  it('is taken of a run of months too, by another scheme, and what it counts opens', async () => {
    const assessor = await api.as('assessor')
    const query = { scheme: 'xiangtan-2023-03', period: '2023-10/2023-11' }
    const { value } = await assessor.call('runAssessment', { body: query })
    const row = value.groups.flatMap(({ rows }) => rows).find(({ unit }) => unit === a)
    // The order of November is in it.
    expect(row?.cells['valid_orders']?.printed).toBe(String(sum(counted.dispatchedOrders[a]) + 1))
    expect(row?.cells['satisfied']?.printed).toBe(String(sum(counted.satisfiedOrders[a])))
    const opened = await assessor.call('explainCell', {
      query: { ...query, unit: a, cell: 'satisfaction_rate_pct' },
    })
    for (const { measure, printed } of opened.value.inputs) {
      if (measure === null) continue
      const list = await assessor.call('listOrders', {
        query: { period: query.period, measure, unitId: opened.value.unitId ?? '' },
      })
      expect(String(list.value.total), measure).toBe(printed)
    }
    expect(opened.value.inputs.map(({ measure }) => measure)).toContain('satisfiedOrders')
  })

  it.each([
    [{ unit: a, cell: 'no_such_cell' }, 'unknownCell'],
    [{ unit: '没有的单位', cell: 'total_score' }, 'unknownCell'],
    [{ unit: a, cell: 'constructor' }, 'unknownCell'],
  ])('does not open at %j', async (place, code) => {
    const answer = await (await api.as('leader')).call('explainCell', { query: { scheme, period, ...place } })
    expect(answer.problem.code).toBe(code)
  })

  it('run again after a change replaces what is shown, and a repetition of the request does not', async () => {
    const assessor = await api.as('assessor')
    const key = randomUUID()
    await sql`update manual_scores set points = 20`.execute(api.database.storage.owner)
    const again = await assessor.call('runAssessment', { body: { scheme, period }, key })
    expect(again.value.groups[0]?.rows[0]?.cells['knowledge_base_score']?.printed).toBe('20')
    await assessor.call('runAssessment', { body: { scheme, period }, key })
    const { rows } = await sql`select 1 from scorecards where scheme_key = ${scheme}`.execute(
      api.database.storage.owner,
    )
    expect(rows).toHaveLength(2)
  })

  it('is published in a bulletin once its text is there, and both files come back', async () => {
    const assessor = await api.as('assessor')
    const body = { template: 'xiangtan-monthly', period }
    expect((await assessor.call('buildBulletin', { body })).problem).toMatchObject({
      status: 409,
      code: 'missingText',
    })
    expect((await assessor.call('buildBulletin', { body: { ...body, template: 'none' } })).problem.code).toBe(
      'unknownTemplate',
    )
    expect(
      (await assessor.call('buildBulletin', { body: { ...body, period: '2023-09' } })).problem.code,
    ).toBe('notAssessed')
    await sql`insert into bulletin_texts values (${api.small.centre.centreId}, 'xiangtan-monthly', ${period}, '{}',
      ${api.small.userId('assessor')}, now())`.execute(api.database.storage.owner)
    const key = randomUUID()
    const built = (await assessor.call('buildBulletin', { body, key })).value
    expect((await assessor.call('buildBulletin', { body, key })).value).toEqual(built)
    const reader = await api.as('leader')
    expect((await reader.call('listBulletins')).value).toEqual([built])
    for (const [file, content] of [
      ['bulletin.docx', 'document'],
      ['annex.xlsx', 'annex'],
    ] as const) {
      const answer = await reader.call('downloadBulletin', { params: { bulletinId: built.bulletinId, file } })
      expect(answer.bytes.toString()).toBe(content)
      expect(answer.headers['content-type']).toContain('openxmlformats')
      expect(answer.headers['content-disposition']).toContain("attachment; filename*=UTF-8''2023-10")
    }
    const unknown = await reader.call('downloadBulletin', {
      params: { bulletinId: randomUUID(), file: 'annex.xlsx' },
    })
    expect(unknown.problem).toMatchObject({ status: 404, code: 'notFound' })
  })
})

function rowOf(unit: string) {
  const row = scorecard.groups.flatMap(({ rows }) => rows).find((one) => one.unit === unit)
  if (!row) throw new Error(`${unit} was not assessed`)
  return row
}

function sum(amounts: Readonly<Record<string, number>> = {}): number {
  return Object.values(amounts).reduce((total, amount) => total + amount, 0)
}
