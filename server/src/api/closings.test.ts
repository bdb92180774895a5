import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { examineClosings } from '../operations/examine-closings.ts'
import { fillMonth, period } from '../testing/month-of-orders.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const scheme = 'xiangtan-2023-10'
const ofPeriod = { scheme, period }
const [a, b] = units
const decided = { note: '属实' }

beforeAll(async () => {
  await fillMonth(api.small)
  const assessor = await api.as('assessor')
  for (const unit of [a, b]) {
    const unitId = api.small.unitId(unit)
    const score = { ...ofPeriod, input: 'knowledge_base_score', unitId, points: '18.5', reason: '评定' }
    await assessor.call('enterManualScore', { body: score })
  }
  await assessor.call('runAssessment', { body: ofPeriod })
}, 60_000)

const orderNo = async (title: string) => {
  const { rows } = await sql<{ order_no: string }>`select order_no from orders
    where centre_id = ${api.small.centre.centreId} and title = ${title}`.execute(api.database.storage.owner)
  return rows[0]?.order_no ?? ''
}
const printed = async (unit: string, cell: string) => {
  const { value } = await (await api.as('assessor')).call('getAssessment', { query: ofPeriod })
  const rows = value.groups.flatMap((group) => group.rows)
  return rows.find((row) => row.unit === unit)?.cells[cell]?.printed
}

describe('an exclusion', () => {
  it('is left out once somebody else has granted it, and is seen in the rate', async () => {
    const supervisor = await api.as('supervisor')
    const body = {
      orderNo: await orderNo('late'),
      period,
      leftOutOf: 'time' as const,
      reason: '不可抗力停电',
    }
    expect(await printed(a, 'on_time_rate_pct')).toBe('44.44%')
    const { value } = await supervisor.call('requestExclusion', { body })
    expect(value).toMatchObject({ state: 'requested', isOwn: true, unit: a })
    const again = await supervisor.call('requestExclusion', { body })
    expect(again.problem.code).toBe('exclusionExists')
    const params = { exclusionId: value.exclusionId }
    const own = await supervisor.call('decideExclusion', { params, body: { state: 'granted', ...decided } })
    expect(own.problem.code).toBe('notYourDecision')
    const closing = await (await api.as('assessor')).call('closePeriod', { body: ofPeriod })
    expect(closing.problem).toMatchObject({ code: 'exclusionsOpen' })
    const leader = await api.as('leader')
    const granted = await leader.call('decideExclusion', { params, body: { state: 'granted', ...decided } })
    expect(granted.value).toMatchObject({ state: 'granted', decisionNote: '属实' })
    const twice = await leader.call('decideExclusion', { params, body: { state: 'refused', ...decided } })
    expect(twice.problem.code).toBe('alreadyDecided')
    await (await api.as('assessor')).call('runAssessment', { body: ofPeriod })
    // One of nine was late and is no part of the base any more: 4 of 8.
    expect(await printed(a, 'on_time_rate_pct')).toBe('50%')
    expect(await printed(a, 'valid_orders')).toBe('9')
  })

  it('of orders another unit leads is not shown to a unit', async () => {
    const other = await (await api.as('unit02')).call('listExclusions', { query: { period } })
    expect(other.value.map(({ unit }) => unit)).not.toContain(a)
    const own = await (await api.as('unit01')).call('listExclusions', { query: { period } })
    expect(own.value.map(({ unit }) => unit)).toContain(a)
  })
})

describe('an objection', () => {
  const objection = async (orders: string[]) => ({
    ...ofPeriod,
    unitId: api.small.unitId(a),
    cell: 'on_time_rate_pct',
    ground: '系统停机，不能反馈',
    evidence: '信息中心证明',
    orderNos: await Promise.all(orders.map(orderNo)),
  })

  it('is made by the unit itself, with its own orders, and tells what the cell prints afterwards', async () => {
    const body = await objection(['neverFedBack'])
    const stranger = await (await api.as('unit02')).call('fileObjection', { body })
    expect(stranger.problem.code).toBe('notYourRow')
    const unit = await api.as('unit01')
    const foreign = await unit.call('fileObjection', { body: await objection(['returnedInVain']) })
    expect(foreign.problem.code).toBe('orderOfOtherUnit')
    const filed = await unit.call('fileObjection', { body })
    expect(filed.value).toMatchObject({ state: 'filed', printed: '50%', unit: a })
    const seen = await (await api.as('unit02')).call('listObjections', { query: ofPeriod })
    expect(seen.value).toEqual([])
    const assessor = await api.as('assessor')
    expect((await assessor.call('closePeriod', { body: ofPeriod })).problem.code).toBe('objectionsOpen')
    const upheld = await assessor.call('decideObjection', {
      params: { objectionId: filed.value.objectionId },
      body: { effect: 'exclusion', leftOutOf: 'time', ...decided },
    })
    // 4 of 7.
    expect(upheld.value).toMatchObject({ state: 'upheld', effect: 'exclusion', printedAfter: '57.14%' })
    expect(await printed(a, 'on_time_rate_pct')).toBe('57.14%')
  })

  it('without orders cannot be upheld by an exclusion; refused, it changes nothing; withdrawn, it is over', async () => {
    const unit = await api.as('unit01')
    const assessor = await api.as('assessor')
    const first = (await unit.call('fileObjection', { body: await objection([]) })).value
    const params = { objectionId: first.objectionId }
    const body = { effect: 'exclusion' as const, leftOutOf: 'time' as const, ...decided }
    expect((await assessor.call('decideObjection', { params, body })).problem.code).toBe('effectIncomplete')
    const refusedOne = await assessor.call('decideObjection', {
      params,
      body: { effect: 'refuse', ...decided },
    })
    expect(refusedOne.value).toMatchObject({ state: 'refused', printedAfter: '57.14%' })
    const second = (await unit.call('fileObjection', { body: await objection([]) })).value
    const withdrawn = await unit.call('withdrawObjection', { params: { objectionId: second.objectionId } })
    expect(withdrawn.value.state).toBe('withdrawn')
    // To another unit there is no such objection, and nothing is told of how it ended.
    const other = await api.as('unit02')
    const strange = await other.call('withdrawObjection', { params: { objectionId: second.objectionId } })
    expect(strange.problem.code).toBe('objectionNotFound')
  })
})

describe('the outlook of a unit', () => {
  it('says what a change would do, without keeping anything', async () => {
    const query = { ...ofPeriod, unitId: api.small.unitId(a), change: 'on_time_count:1' }
    const { value } = await (await api.as('unit01')).call('getOutlook', { query })
    expect(value.now.cells['on_time_rate_pct']).toBe('57.14%')
    expect(value.whatIf?.cells['on_time_rate_pct']).toBe('71.43%')
    expect(value.passedPercent).toBe(100)
    expect(value.forecast?.cells).toEqual(value.now.cells)
    expect(value.growth.length).toBeGreaterThan(3)
    expect(value.growth.at(-1)?.printed).toBe(value.now.cells[value.ranked])
    expect(await printed(a, 'on_time_rate_pct')).toBe('57.14%')
    const other = await (await api.as('unit02')).call('getOutlook', { query })
    expect(other.problem.code).toBe('notYourRow')
  })
})

describe('a closed period', () => {
  it('is closed only as it was last looked at, and then nothing it rests on changes', async () => {
    const assessor = await api.as('assessor')
    const item = { period, kind: '工作配合', unitId: api.small.unitId(b), reason: '报送及时', points: '1.5' }
    expect((await assessor.call('enterLedgerItem', { body: item })).status).toBe(204)
    const outdated = await assessor.call('closePeriod', { body: ofPeriod })
    expect(outdated.problem).toMatchObject({ code: 'assessmentOutdated' })
    await assessor.call('runAssessment', { body: ofPeriod })
    const closed = await assessor.call('closePeriod', { body: ofPeriod })
    expect(closed.value.closing).toMatchObject({ schemeVersion: 1, reopenedAt: null })
    for (const refusal of [
      await assessor.call('runAssessment', { body: ofPeriod }),
      await assessor.call('closePeriod', { body: ofPeriod }),
      await assessor.call('enterLedgerItem', { body: item }),
      await assessor.call('enterFigure', { body: { period, key: 'other', value: '1', reason: '补录' } }),
      await (
        await api.as('supervisor')
      ).call('requestExclusion', {
        body: { orderNo: await orderNo('clean'), period, leftOutOf: 'time', reason: '补申请' },
      }),
      await (
        await api.as('unit01')
      ).call('fileObjection', {
        body: {
          ...ofPeriod,
          unitId: api.small.unitId(a),
          cell: 'total_score',
          ground: '结账后申诉',
          evidence: '',
          orderNos: [],
        },
      }),
    ])
      expect(refusal.problem).toMatchObject({ status: 409, code: 'periodClosed' })
    expect(await findings()).toEqual([])
  })

  it('shows in a recount what has lawfully changed since, and doctor what changed past the log', async () => {
    const assessor = await api.as('assessor')
    const { value } = await assessor.call('getClosing', { query: ofPeriod })
    const params = { closingId: value.closing?.closingId ?? '' }
    expect((await assessor.call('recountPeriod', { params })).value).toMatchObject({
      differences: [],
      orders: [],
    })
    const owner = api.database.storage.owner
    const { centreId } = api.small.centre
    await sql`update orders set fed_back_at = handling_due_at + interval '1 day' where centre_id = ${centreId}
      and title = 'clean'`.execute(owner)
    const recount = (await assessor.call('recountPeriod', { params })).value
    expect(recount.orders).toMatchObject([{ orderNo: await orderNo('clean'), entriesSince: 0, holds: true }])
    expect(recount.differences).toContainEqual({
      unit: a,
      cell: 'on_time_rate_pct',
      label: expect.any(String),
      before: '57.14%',
      now: '42.86%',
    })
    const other = (await (await api.as('unit02')).call('recountPeriod', { params })).value
    expect(other.orders).toEqual([])
    expect(await findings()).toEqual([
      expect.stringContaining(`工单 ${await orderNo('clean')} 结账后没有新的流转记录`),
    ])
    await sql`update schemes set source = source || ' ' where centre_id = ${centreId} and key = ${scheme}`.execute(
      owner,
    )
    await sql`update scorecards set result = jsonb_set(result, '{groups,0,title}', '"改"') where centre_id = ${centreId}`.execute(
      owner,
    )
    await sql`update ledger_items set points = 3 where centre_id = ${centreId} and period = ${period}`.execute(
      owner,
    )
    const all = (await findings()).join('\n')
    expect(all).toContain('数据库中保存的方案第 1 版不是结账时的内容')
    expect(all).toContain('结账的考核结果被改动')
    expect(all).toContain('加减分、分值、知识更新任务或录入数据在结账后被改动')
    await owner.transaction().execute(async (tx) => {
      await sql`alter table order_log disable trigger user`.execute(tx)
      await sql`delete from order_log where centre_id = ${centreId} and order_id = (select order_id from orders
        where centre_id = ${centreId} and title = 'extended') and seq >= 4`.execute(tx)
      await sql`alter table order_log enable trigger user`.execute(tx)
    })
    expect((await findings()).join('\n')).toContain(
      `工单 ${await orderNo('extended')} 结账时的流转记录已不在`,
    )
  })

  it('is reopened with a reason by whoever may close, and can be closed again', async () => {
    const assessor = await api.as('assessor')
    const { closing } = (await assessor.call('getClosing', { query: ofPeriod })).value
    const params = { closingId: closing?.closingId ?? '' }
    const body = { reason: '发现录入错误' }
    const unit = await (await api.as('unit01')).call('reopenPeriod', { params, body })
    expect(unit.problem.code).toBe('notPermitted')
    expect((await assessor.call('reopenPeriod', { params, body })).status).toBe(204)
    expect((await assessor.call('reopenPeriod', { params, body })).problem.code).toBe('closingNotFound')
    const after = (await assessor.call('getClosing', { query: ofPeriod })).value
    expect(after).toMatchObject({ closing: null, earlier: [{ reopenReason: '发现录入错误' }] })
    expect((await assessor.call('runAssessment', { body: ofPeriod })).status).toBe(201)
  })
})

async function findings(): Promise<string[]> {
  const { storage } = api.database
  const { centreId, timeZone } = api.small.centre
  return (await examineClosings(storage, { centreId, timeZone })).findings.map(({ zh }) => zh)
}
