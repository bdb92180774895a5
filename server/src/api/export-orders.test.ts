import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { beforeAll, expect, it } from 'vitest'
import { acceptOne } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()

beforeAll(async () => {
  const titles = ['=cmd|calc 公式', '路灯“不亮”, 请修', '保密诉求']
  for (const title of titles) {
    const life = await acceptOne(api.small, { title, isConfidential: title === '保密诉求' })
    if (title !== '路灯“不亮”, 请修')
      await life.act('dispatcher', 'dispatch', { fields: { unitId: api.small.unitId(units[0]) } })
  }
})

it('a list is taken as CSV: mark, filter, head, masked lines, no formula', async () => {
  const leader = await api.as('leader')
  const answer = await leader.call('exportOrders', {
    params: { file: 'orders.csv' },
    query: { sort: 'acceptedAt', channelCode: 'phone' },
  })
  expect(answer.status).toBe(200)
  expect(answer.headers['x-total-orders']).toBe('3')
  expect([...answer.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines: string[][] = parse(answer.text, {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  expect(lines).toContainEqual(['受理渠道', '电话'])
  const head = lines.findIndex(([first]) => first === '工单编号')
  const rows = lines.slice(head + 1)
  expect(rows.map((row) => row[1])).toEqual([`'=cmd|calc 公式`, '路灯“不亮”, 请修', '保密诉求'])
  expect(rows.map((row) => row[lines[head]?.indexOf('诉求人') ?? -1])).toEqual(Array(3).fill('欧阳**'))
  expect(answer.text).not.toContain('欧阳小明')
  expect(answer.text).not.toContain('13812345621')
})

it('as a workbook of two sheets, with the columns asked for', async () => {
  const leader = await api.as('leader')
  const answer = await leader.call('exportOrders', {
    params: { file: 'orders.xlsx' },
    query: { columns: 'title,orderNo', language: 'en', state: 'accepted' },
  })
  const parts = unzipSync(answer.bytes)
  const text = (name: string) => new TextDecoder().decode(parts[name])
  expect(text('xl/workbook.xml')).toContain('name="Orders"')
  expect(text('xl/worksheets/sheet1.xml')).toContain('Awaiting dispatch')
  const cells = [...text('xl/worksheets/sheet2.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    (match) => match[1],
  )
  expect(cells.slice(0, 2)).toEqual(['Number', 'Title'])
  expect(cells.slice(3)).toEqual(['路灯“不亮”, 请修'])
})

it('people of a unit take what is in their scope, nobody confidential', async () => {
  const handler = await api.as('unit01')
  const { text, headers } = await handler.call('exportOrders', { params: { file: 'orders.csv' } })
  expect(headers['x-total-orders']).toBe('2')
  expect(text.match(/欧阳/g)).toHaveLength(1)
  expect(text).not.toContain('路灯')
})

it('and the audit log says who took how many by which filter', async () => {
  const { storage, centre } = api.small
  const rows = await storage.transact(centre.centreId, (tx) =>
    tx.selectFrom('audit_log').select(['actor_id', 'details']).where('act', '=', 'exportOrders').execute(),
  )
  expect(rows).toContainEqual({
    actor_id: api.small.userId('leader'),
    details: { format: 'csv', filter: { sort: 'acceptedAt', channelCode: 'phone' }, orders: 3 },
  })
})
