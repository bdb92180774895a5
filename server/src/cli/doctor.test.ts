import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { acceptOne } from '../testing/order-life.ts'
import { setUpSmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { doctorCommand } from './doctor.ts'
import { readSettings } from './settings.ts'

const database = useTestDatabase()
let said: string[]
beforeEach(() => {
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line))
})
afterEach(() => vi.restoreAllMocks())

it('the doctor finds a sound centre sound, and names the order whose log was tampered with', async () => {
  const settings = readSettings({ DATABASE_URL: database.url })
  const small = await setUpSmallCentre(database.storage)
  const life = await acceptOne(small)
  await doctorCommand(settings)
  expect(said.join('\n')).toMatch(/✓ 数据库 \/ database: PostgreSQL \d+\.\d+.* \(external\)/)
  expect(said.at(-1)).toBe(`✓ ${small.centre.name}: 1 件工单 orders, 1 条记录 log entries`)

  await sql`alter table order_log disable trigger order_log_append_only`.execute(database.storage.owner)
  await sql`update order_log set at = at - interval '1 day'`.execute(database.storage.owner)
  await expect(doctorCommand(settings)).rejects.toMatchObject({
    exitCode: 1,
    message: '发现 1 处问题。\n1 findings.',
  })
  expect(said.at(-1)).toContain(`工单 ${life.orderNo}：第 1 条流转记录被改动`)
  expect(said.at(-1)).toContain(`order ${life.orderNo}: log entry 1 has been changed`)
})
