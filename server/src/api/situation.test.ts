import { beforeAll, describe, expect, it } from 'vitest'
import { acceptOne } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const [district, bureau] = units

describe('what those see who watch over the whole', () => {
  const test = useTestApp()
  let lateNo: string
  let supervisedId: string

  beforeAll(async () => {
    const long = new Date(Date.now() - 60 * 86_400_000)
    const late = await acceptOne(test.small, { title: 'late' }, long)
    lateNo = late.orderNo
    await late.act('dispatcher', 'dispatch', { fields: { unitId: test.small.unitId(district) }, after: 0 })
    const fresh = await acceptOne(test.small, { title: 'fresh', urgency: 'urgent' }, new Date())
    supervisedId = fresh.orderId
    await fresh.act('dispatcher', 'dispatch', { fields: { unitId: test.small.unitId(bureau) }, after: 0 })
    await fresh.act('supervisor', 'supervise', { fields: { reason: '多次反映' }, after: 0 })
    const review = await acceptOne(test.small, { title: 'taken' }, new Date())
    await review.act('dispatcher', 'take', { after: 0 })
  })

  it('backlogs name each unit with its oldest overdue order, for a unit only its own', async () => {
    const { value } = await (await test.as('supervisor')).call('listUnitBacklogs')
    expect(value).toMatchObject([
      { name: district, open: 1, toSign: 1, overdue: 1, supervised: 0 },
      { name: bureau, open: 1, toSign: 1, overdue: 0, supervised: 1, oldestOverdueAt: null },
    ])
    expect(value[0]?.oldestOverdueAt?.slice(0, 10)).toBe(
      new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10),
    )
    const own = await (await test.as('unit02')).call('listUnitBacklogs')
    expect(own.value.map(({ name }) => name)).toEqual([bureau])
    const list = await (
      await test.as('supervisor')
    ).call('listOrders', {
      query: { queue: 'overdueAtUnits', unitId: test.small.unitId(district) },
    })
    expect(list.value.rows.map(({ orderNo }) => orderNo)).toEqual([lateNo])
  })

  it('people at work hold what they have taken and have done what the log says', async () => {
    const { value } = await (await test.as('teamleader')).call('listPeopleAtWork')
    const dispatcher = value.find(({ roles }) => roles.includes('dispatcher'))
    expect(dispatcher).toMatchObject({ taken: 1, takenOverdue: 0, actionsToday: 2, acceptedToday: 0 })
    expect(value.find(({ roles }) => roles.includes('agent'))).toMatchObject({ acceptedToday: 2 })
    expect(value.some(({ roles }) => roles.includes('handler'))).toBe(false)
  })

  it.each(['listPeopleAtWork', 'getSituation'] as const)('%s is not for a unit or an agent', async (name) => {
    for (const login of ['unit01', 'agent'])
      expect((await (await test.as(login)).call(name)).problem.code).toBe('notPermitted')
  })

  it('the situation counts today, what is stuck and who is late', async () => {
    const { value } = await (await test.as('leader')).call('getSituation')
    expect(value.today).toEqual({ accepted: 2, answeredAtDesk: 0, dispatched: 1, urgent: 1 })
    expect(value.stuck).toMatchObject({ open: 3, toDispatch: 1, overdue: 1, blue: 1, orange: 0, red: 0 })
    expect(value.units[0]).toMatchObject({ name: district, overdue: 1 })
    expect(value.topics).toEqual([{ categoryCode: 'road', thisWeek: 2, weekBefore: 0, isBurst: false }])
  })

  it('each number of the situation opens a list of just as many', async () => {
    const leader = await test.as('leader')
    const { on, weekFrom, today, stuck, topics } = (await leader.call('getSituation')).value
    const total = async (query: Readonly<Record<string, string>>) =>
      (await leader.call('listOrders', { query })).value.total
    expect({
      accepted: await total({ from: on }),
      answeredAtDesk: await total({ from: on, state: 'answeredAtDesk' }),
      dispatched: await total({ from: on, dispatched: 'true' }),
      urgent: await total({ from: on, urgent: 'true' }),
    }).toEqual(today)
    expect({
      open: await total({ state: 'accepted,dispatched,answered,awaitingCallback,suspended' }),
      toDispatch: await total({ state: 'accepted' }),
      overdue: await total({ queue: 'overdueAtUnits' }),
      hardCases: await total({ queue: 'hardCases' }),
      disputes: await total({ queue: 'disputes' }),
      suspended: await total({ queue: 'suspended' }),
      blue: await total({ queue: 'supervised', colour: 'blue' }),
      orange: await total({ queue: 'supervised', colour: 'orange' }),
      red: await total({ queue: 'supervised', colour: 'red' }),
    }).toEqual(stuck)
    const [topic] = topics
    expect(await total({ from: weekFrom, categoryCode: topic?.categoryCode ?? '' })).toBe(topic?.thisWeek)
  })

  it('what a person holds is handed over in one go, put back, and listed by that person', async () => {
    const leader = await test.as('teamleader')
    const people = (await leader.call('listPeopleAtWork')).value
    const [dispatcher, agent] = (['dispatcher', 'agent'] as const).map(
      (role) => people.find(({ roles }) => roles.includes(role))?.userId ?? '',
    )
    const heldBy = async (userId = '') =>
      (await leader.call('listOrders', { query: { queue: 'taken', takenBy: userId } })).value.rows
    const [row] = await heldBy(dispatcher)
    expect(row).toMatchObject({ title: 'taken', takenAt: expect.any(String) })
    expect(await heldBy(agent)).toEqual([])
    const orders = [{ orderId: row?.orderId ?? '', version: row?.version ?? 0 }]
    const offers = (await leader.call('offerBulk', { body: { orders } })).value
    expect(offers.find(({ action }) => action === 'handOver')).toMatchObject({ possible: 1 })
    expect(offers.find(({ action }) => action === 'letGo')).toMatchObject({ possible: 1 })
  })

  it('notices of an order are read by its unit and the centre, by nobody else', async () => {
    const call = { params: { orderId: supervisedId } }
    const { value } = await (await test.as('unit02')).call('listSupervisions', call)
    expect(value).toMatchObject([{ colour: 'blue', reason: '多次反映', unitName: bureau, reply: null }])
    expect((await (await test.as('unit01')).call('listSupervisions', call)).problem.code).toBe(
      'orderNotFound',
    )
  })
})
