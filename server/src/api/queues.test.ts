import type { QueueName, Workbench } from '@yihu/core/workbench/queues'
import { queueNames, queuesOf, workbenches } from '@yihu/core/workbench/queues'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptOne, said } from '../testing/order-life.ts'
import type { OrderLife } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const [district, bureau] = units
const street = units[3]

/* Orders in all stages, named by their title; every queue holds some of them and leaves out others. */
describe('queues', () => {
  const test = useTestApp()
  const dispatched = async (
    title: string,
    unit = district as (typeof units)[number],
    assisting = [] as string[],
  ) => {
    const life = await acceptOne(test.small, { title }, recently)
    await life.act('dispatcher', 'dispatch', {
      fields: { unitId: test.small.unitId(unit), assistingUnitIds: assisting },
      after: 0,
    })
    return life
  }
  const signed = async (
    title: string,
    unit = district as (typeof units)[number],
    assisting = [] as string[],
  ) => {
    const life = await dispatched(title, unit, assisting)
    await life.act(unit === district ? 'unit01' : 'unit02', 'sign', { of: unit, after: 0 })
    return life
  }
  const answered = async (title: string) => {
    const life = await signed(title)
    await life.act('unit01', 'giveFeedback', { of: district, fields: said.feedback, after: 0 })
    return life
  }
  const reviewed = async (title: string) => {
    const life = await answered(title)
    await life.act('dispatcher', 'review', { after: 0 })
    return life
  }
  const calledBack = async (title: string, fields: object) => {
    const life = await reviewed(title)
    await life.act('callback', 'recordCallback', { fields: { ...said.callback, ...fields }, after: 0 })
    return life
  }
  const recently = new Date(Date.now() - 3_600_000)

  beforeAll(async () => {
    await acceptOne(test.small, { title: 'accepted', urgency: 'urgent' }, recently)
    const taken = await acceptOne(test.small, { title: 'taken' }, recently)
    await taken.act('dispatcher', 'take', { after: 0 })
    await dispatched('toSign')
    await dispatched('ofBureau', bureau)
    await signed('handling')
    await signed('joint', bureau, [test.small.unitId(district)])
    const late = await acceptOne(test.small, { title: 'late' }, new Date(Date.now() - 40 * 86_400_000))
    await late.act('dispatcher', 'dispatch', { fields: { unitId: test.small.unitId(district) } })
    await late.act('unit01', 'sign', { of: district })
    let life: OrderLife = await signed('asksReturn')
    await life.act('unit01', 'requestReturn', { of: district, fields: said.return, after: 0 })
    life = await signed('disputed')
    await life.act('unit01', 'requestReturn', { of: district, fields: said.return, after: 0 })
    await life.act('dispatcher', 'refuseReturn', { of: district, fields: { reason: '属本单位' }, after: 0 })
    await life.act('unit01', 'raiseDispute', {
      of: district,
      fields: { reason: '无职责', legalBasis: '目录' },
      after: 0,
    })
    life = await signed('passedDown')
    await life.act('unit01', 'passDown', {
      of: district,
      fields: { unitId: test.small.unitId(street) },
      after: 0,
    })
    await life.act('unit04', 'sign', { of: street, after: 0 })
    await life.act('unit04', 'requestExtension', { of: street, fields: said.extension, after: 0 })
    life = await signed('supervised')
    await life.act('supervisor', 'supervise', { fields: { reason: '久拖不决' }, after: 0 })
    life = await signed('answeredNotice')
    await life.act('supervisor', 'supervise', { fields: { reason: '久拖不决' }, after: 0 })
    await life.act('unit01', 'replySupervision', { of: district, fields: { reply: '已排期' }, after: 0 })
    life = await signed('asksSuspension')
    const pause = { reason: '雨季', evidence: '施工计划', reviewOn: '2020-01-01' }
    await life.act('unit01', 'requestSuspension', { of: district, fields: pause, after: 0 })
    life = await signed('suspended')
    await life.act('supervisor', 'suspend', { fields: pause, after: 0 })
    life = await signed('hard')
    await life.act('supervisor', 'markHardCase', { fields: { reason: '职责不清' }, after: 0 })
    await answered('answered')
    const withResult = await reviewed('reviewed')
    for (const [title, lead] of [
      ['merged', withResult],
      ['mergedTooEarly', life],
    ] as const) {
      const merged = await acceptOne(test.small, { title }, recently)
      await merged.act('dispatcher', 'merge', { fields: { leadOrderId: lead.orderId }, after: 0 })
    }
    await calledBack('unreached', { isReached: false, satisfaction: 'unrated', isResolved: undefined })
    await calledBack('against', { satisfaction: 'dissatisfied' })
    await calledBack('satisfied', {})
    life = await calledBack('reworked', { satisfaction: 'dissatisfied' })
    await life.act('callback', 'rework', {
      of: district,
      fields: { reasonCode: 'unclear', reason: '未解决' },
      after: 0.1,
    })
    life = await acceptOne(test.small, { title: 'invalid' }, recently)
    await life.act('agent', 'markInvalid', { fields: { reason: '误拨' }, after: 0 })
  })

  const titlesIn = async (login: string, queue: QueueName) => {
    const person = await test.as(login)
    const { value } = await person.call('listOrders', { query: { queue, pageSize: '100' } })
    return value.rows.map(({ title }) => title).toSorted()
  }

  it.each<[QueueName, string, string[]]>([
    ['toDispatch', 'dispatcher', ['accepted', 'taken']],
    ['returnsToDecide', 'dispatcher', ['asksReturn']],
    ['extensionsToDecide', 'dispatcher', ['passedDown']],
    ['disputes', 'dispatcher', ['disputed']],
    ['toReview', 'dispatcher', ['answered']],
    ['toSign', 'unit01', ['joint', 'toSign']],
    ['toSign', 'unit02', ['ofBureau']],
    ['overdue', 'unit01', ['late']],
    ['overdue', 'unit02', []],
    ['reworked', 'unit01', ['reworked']],
    ['noticesToAnswer', 'unit01', ['supervised']],
    ['subUnitsAsk', 'unit01', ['passedDown']],
    ['subUnitsAsk', 'unit04', []],
    ['passedDown', 'unit01', ['passedDown']],
    ['assisting', 'unit01', ['joint']],
    ['fedBack', 'unit01', ['against', 'answered', 'reviewed', 'satisfied', 'unreached']],
    ['toCallBack', 'callback', ['merged', 'reviewed']],
    ['toCallAgain', 'callback', ['unreached']],
    ['against', 'callback', ['against']],
    ['toClose', 'callback', ['satisfied']],
    ['overdueAtUnits', 'supervisor', ['late']],
    ['supervised', 'supervisor', ['answeredNotice', 'supervised']],
    ['answersToRead', 'supervisor', ['answeredNotice']],
    ['hardCases', 'supervisor', ['hard']],
    ['suspensionsToDecide', 'supervisor', ['asksSuspension']],
    ['suspended', 'supervisor', ['suspended']],
    ['suspensionsToReview', 'supervisor', ['suspended']],
    ['taken', 'teamleader', ['taken']],
    ['endsToConfirm', 'teamleader', ['invalid']],
  ])('%s of %s holds %j', async (queue, login, expected) => {
    expect(await titlesIn(login, queue)).toEqual(expected)
  })

  it('count exactly what their lists show, for everybody', async () => {
    for (const login of [
      'dispatcher',
      'unit01',
      'unit02',
      'unit04',
      'callback',
      'supervisor',
      'teamleader',
    ]) {
      const person = await test.as(login)
      for (const workbench of workbenches) {
        const { value } = await person.call('countQueues', { query: { workbench } })
        expect(value.map(({ queue }) => queue)).toEqual(queuesOf(workbench satisfies Workbench))
        for (const { queue, count } of value)
          expect([login, queue, (await titlesIn(login, queue)).length]).toEqual([login, queue, count])
      }
    }
  })

  it('belong to one desk each', () => {
    expect(workbenches.flatMap((workbench) => queuesOf(workbench)).toSorted()).toEqual(queueNames.toSorted())
  })
})
