import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeAudit } from './audit-log.ts'
import { acceptOne } from '../testing/order-life.ts'
import { setUpSmallCentre } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'

const database = useTestDatabase()
let small: SmallCentre
beforeAll(async () => {
  small = await setUpSmallCentre(database.storage)
  await acceptOne(small)
  const entry = { at: new Date(), actorId: small.userId('agent'), act: 'revealAppellant', subject: 'order' }
  await database.storage.transact(small.centre.centreId, (tx) => writeAudit(tx, entry))
})

describe.each(['order_log', 'audit_log'])('%s is append-only', (log) => {
  const changes = [`update ${log} set at = at`, `delete from ${log}`, `truncate ${log}`]
  // 42501: no right to do it. 23001: the trigger's own refusal, which binds the owner of the tables as well.
  it.each(changes)('for the application: %s', async (change) => {
    const tried = database.storage.transact(small.centre.centreId, (tx) => sql.raw(change).execute(tx))
    await expect(tried).rejects.toMatchObject({ code: '42501' })
  })

  it.each(changes)('for the owner: %s', async (change) => {
    await expect(sql.raw(change).execute(database.storage.owner)).rejects.toMatchObject({ code: '23001' })
  })

  it('and has lost nothing by the attempts', async () => {
    const { rows } = await sql
      .raw<{ count: number }>(`select count(*) from ${log}`)
      .execute(database.storage.owner)
    expect(rows).toEqual([{ count: 1 }])
  })
})
