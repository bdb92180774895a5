import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptOne, appeal, said } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const bureau = units[1]

describe('special desks', () => {
  const test = useTestApp()

  beforeAll(async () => {
    const life = await acceptOne(test.small, { title: '异地就医备案', deskCode: 'medical' })
    await life.act('dispatcher', 'dispatch', { fields: { unitId: test.small.unitId(bureau) } })
    await life.act('unit02', 'sign', { of: bureau })
    await life.act('unit02', 'giveFeedback', { of: bureau, fields: said.feedback })
    await life.act('dispatcher', 'review')
    await life.act('callback', 'recordCallback', { fields: said.callback })
    await life.act('callback', 'close')
    await acceptOne(test.small, { title: '无关', deskCode: null })
  })

  it('have a ledger whose counters count its lines; a unit sees its own lines only', async () => {
    const { value } = await (
      await test.as('supervisor')
    ).call('getDeskLedger', { query: { deskCode: 'medical' } })
    expect(value.counts).toEqual({
      accepted: 1,
      answeredAtDesk: 0,
      dispatched: 1,
      closed: 1,
      onTime: 1,
      owedCallback: 1,
      calledBack: 1,
      satisfied: 1,
      dissatisfied: 0,
    })
    expect(value.lines).toMatchObject([
      {
        title: '异地就医备案',
        appellantName: '欧阳**',
        categoryCode: 'road',
        calledBackAt: expect.any(String),
        leadUnitName: bureau,
        measures: said.feedback.measures,
        satisfaction: 'satisfied',
      },
    ])
    const elsewhere = await (
      await test.as('unit01')
    ).call('getDeskLedger', { query: { deskCode: 'medical' } })
    expect(elsewhere.value.lines).toEqual([])
    const unknown = await (await test.as('supervisor')).call('getDeskLedger', { query: { deskCode: 'none' } })
    expect(unknown.problem.code).toBe('unknownDesk')
  })

  it('a ledger says what the desk asked, and nothing that tells who called', async () => {
    const extra = { goods: '电动车', purchaseNo: 'NO-12345' }
    const body = {
      appeal: { ...appeal, kind: 'inquiry', deskCode: 'consumer', isConfidential: true },
      extra,
      end: { action: 'dispatch', fields: { unitId: test.small.unitId(bureau) } },
    }
    await (await test.as('agent')).call('takeAppeal', { body })
    const query = { deskCode: 'consumer' }
    const ofCentre = await (await test.as('supervisor')).call('getDeskLedger', { query })
    expect(ofCentre.value.lines).toMatchObject([
      {
        particulars: [{ zh: '商品', en: 'Goods', answer: '电动车' }, { answer: 'N*******' }],
        appellantName: '欧阳**',
      },
    ])
    const ofUnit = await (await test.as('unit02')).call('getDeskLedger', { query })
    expect(ofUnit.value.lines).toMatchObject([{ appellantName: null, particulars: [{ answer: '电动车' }] }])
  })

  it('a ledger is taken as a file with the columns of a desk officer, and the audit log knows', async () => {
    const take = async (login: string) => {
      const answer = await (
        await test.as(login)
      ).call('exportDeskLedger', { params: { file: 'ledger.csv' }, query: { deskCode: 'medical' } })
      const lines: string[][] = parse(answer.text, {
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
      })
      const head = lines.findIndex(([first]) => first === '工单编号')
      return { lines, head: lines[head], rows: lines.slice(head + 1) }
    }
    const { lines, head, rows: taken } = await take('supervisor')
    expect(lines).toContainEqual(['专席（含下级）', '医保席'])
    expect(head?.join(' ')).toBe(
      '工单编号 受理时间 专席 诉求人 登记信息 诉求事项 事项分类 承办单位 办理截止 反馈时间 状态 办理结果 人工回访 评价',
    )
    expect(taken).toHaveLength(1)
    const line = Object.fromEntries((head ?? []).map((name, index) => [name, taken[0]?.[index]]))
    expect(line).toMatchObject({
      专席: '医保席',
      诉求人: '欧阳**',
      诉求事项: '异地就医备案',
      承办单位: bureau,
      办理结果: said.feedback.measures,
      评价: '满意',
    })
    expect((await take('unit01')).rows).toEqual([])
    const { rows } = await test.database.storage.pool.query<{ details: unknown }>(
      `select details from audit_log where act = 'exportDeskLedger' order by at`,
    )
    expect(rows.map(({ details }) => details)).toEqual([
      { deskCode: 'medical', orders: 1 },
      { deskCode: 'medical', orders: 0 },
    ])
  })

  it('the numbers of a ledger open lists that show as many', async () => {
    const supervisor = await test.as('supervisor')
    const total = async (query: Readonly<Record<string, string>>) =>
      (await supervisor.call('listOrders', { query })).value.total
    const ofDesk = { deskCode: 'medical', deskBelow: 'true' }
    expect(await total(ofDesk)).toBe(1)
    expect(await total({ ...ofDesk, dispatched: 'true' })).toBe(1)
    expect(await total({ ...ofDesk, dispatched: 'false' })).toBe(0)
    expect(await total({ ...ofDesk, state: 'closed,archived,answeredAtDesk' })).toBe(1)
  })
})
