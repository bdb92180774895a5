import type { MeasureName } from '@yihu/core/assessment/measures'
import { sql } from 'kysely'
import { acceptOne, said } from './order-life.ts'
import type { OrderLife } from './order-life.ts'
import type { SmallCentre, UnitName } from './small-centre.ts'

const a = '岳塘区人民政府'
const b = '市医保局'

/** The month the orders below were accepted in, all but `nextMonth`. */
export const period = '2023-10'

/**
 * Orders of one month, each named by its title for what happened to it: every measure of the assessment counts some
 * of them and leaves out others, each for a reason of its own.
 */
export async function fillMonth(small: SmallCentre): Promise<ReadonlyMap<string, OrderLife>> {
  const lives = new Map<string, OrderLife>()
  const accept = async (title: string, change: Parameters<typeof acceptOne>[1] = {}, at?: Date) => {
    const life = await acceptOne(small, { title, ...change }, at)
    lives.set(title, life)
    return life
  }
  const dispatch = (life: OrderLife, unit: UnitName, assisting: readonly UnitName[] = []) =>
    life.act('dispatcher', 'dispatch', {
      fields: { unitId: small.unitId(unit), assistingUnitIds: assisting.map((name) => small.unitId(name)) },
    })
  const withUnit = async (
    title: string,
    unit: UnitName,
    change: Parameters<typeof acceptOne>[1] = {},
    at?: Date,
  ) => {
    const life = await accept(title, change, at)
    await dispatch(life, unit)
    await life.act(handlerOf(unit), 'sign', { of: unit })
    return life
  }
  const extend = async (life: OrderLife, unit: UnitName) => {
    await life.act(handlerOf(unit), 'requestExtension', { of: unit, fields: said.extension })
    await life.act('supervisor', 'grantExtension', { of: unit })
  }
  const returnInVain = async (life: OrderLife, unit: UnitName) => {
    await life.act(handlerOf(unit), 'requestReturn', { of: unit, fields: said.return })
    await life.act('dispatcher', 'refuseReturn', { of: unit, fields: { reason: '属该单位职责' } })
  }
  const feedBack = (life: OrderLife, unit: UnitName, after = 1) =>
    life.act(handlerOf(unit), 'giveFeedback', { of: unit, fields: said.feedback, after })
  const callBack = async (
    life: OrderLife,
    fields: { method?: 'system' | 'manual'; [field: string]: unknown },
  ) => {
    await life.act('supervisor', 'review')
    await life.act(fields.method === 'system' ? 'system' : 'callback', 'recordCallback', {
      fields: { ...said.callback, ...fields },
    })
  }
  const close = (life: OrderLife) => life.act('callback', 'close')

  let life = await withUnit('clean', a, { programmeTag: 'civic' })
  await life.act(handlerOf(a), 'recordContact', { of: a, fields: said.contact })
  await feedBack(life, a)
  await callBack(life, { method: 'system' })
  await close(life)
  await life.act('callback', 'recordCallback', { fields: { ...said.callback, method: 'spotCheck' } })

  life = await withUnit('extended', a)
  await extend(life, a)
  await life.act(handlerOf(a), 'recordContact', { of: a, fields: said.contact })
  await feedBack(life, a)
  await callBack(life, { satisfaction: 'fairlySatisfied' })
  await close(life)
  await life.act('callback', 'recordCallback', {
    fields: { ...said.callback, method: 'spotCheck', satisfaction: 'dissatisfied' },
  })

  life = await withUnit('extendedTwice', a)
  await extend(life, a)
  await extend(life, a)
  await life.act(handlerOf(a), 'requestExtension', { of: a, fields: said.extension })
  await life.act('supervisor', 'refuseExtension', { of: a, fields: { reason: '已延期两次' } })
  await feedBack(life, a)
  await callBack(life, { satisfaction: 'dissatisfied' })

  life = await withUnit('late', a)
  await feedBack(life, a, 24 * 40)
  await callBack(life, { isReached: false, isResolved: undefined, satisfaction: 'unrated' })
  await withUnit('neverFedBack', a)

  life = await withUnit('reworked', a)
  await feedBack(life, a)
  await callBack(life, { satisfaction: 'dissatisfied' })
  await life.act('callback', 'rework', { of: a, fields: { reasonCode: 'unclear', reason: '未解决' } })
  await feedBack(life, a)
  await callBack(life, {})

  life = await withUnit('returnedInVain', b, { kind: 'inquiry', deskCode: 'medical' })
  await returnInVain(life, b)
  await returnInVain(life, b)
  await feedBack(life, b)
  await callBack(life, { method: 'manual' })
  await exclude(small, life)

  life = await withUnit('returned', a)
  await returnInVain(life, a)
  await life.act(handlerOf(a), 'requestReturn', { of: a, fields: said.return })
  await life.act('dispatcher', 'approveReturn', { of: a })
  await dispatch(life, b)
  await life.act(handlerOf(b), 'sign', { of: b })
  await feedBack(life, b)

  await accept('waiting', { urgency: 'urgent', channelCode: 'wechat' })
  await (await accept('atDesk')).act('agent', 'answerAtDesk', { fields: { reply: '已答复' } })
  await (
    await accept('declined')
  ).act('agent', 'decline', { fields: { declineCategory: 'court', reply: '已诉讼' } })
  await (await accept('invalid')).act('agent', 'markInvalid', { fields: { reason: '误拨' } })
  await (await withUnit('voided', a)).act('teamleader', 'voidOrder', { fields: { reason: '重复录入' } })
  await (await withUnit('withdrawn', a)).act('agent', 'withdraw', { fields: { reason: '诉求人撤回' } })
  const lead = lives.get('clean')?.orderId ?? ''
  await (await withUnit('merged', a)).act('dispatcher', 'merge', { fields: { leadOrderId: lead } })
  life = await withUnit('backAtTheCentre', a, { categoryCode: 'noise' })
  await life.act(handlerOf(a), 'requestReturn', { of: a, fields: said.return })
  await life.act('dispatcher', 'approveReturn', { of: a })

  life = await withUnit('suspended', a)
  await life.act('dispatcher', 'markHardCase', { fields: { reason: '多部门' } })
  await life.act('supervisor', 'suspend', { fields: { reason: '待会商', reviewOn: '2023-12-01' } })
  life = await accept('assisted')
  await dispatch(life, a, [b])
  await life.act('supervisor', 'supervise', { fields: { reason: '领导批示' } })
  await life.act('unit01', 'requestReturn', { of: a, fields: said.return })
  life = await withUnit('extensionAsked', a)
  await life.act('unit01', 'requestExtension', { of: a, fields: said.extension })

  await accept('100%_达标', {}, new Date('2023-10-20T01:00:00Z'))
  // The last second of October and the first of November, in China.
  await accept('lastSecond', {}, new Date('2023-10-31T15:59:59Z'))
  life = await withUnit('nextMonth', a, {}, new Date('2023-10-31T16:00:00Z'))
  await feedBack(life, a)

  // Accepted in September: no order of October, but due, called back or still open in it.
  const september = new Date('2023-09-25T01:00:00Z')
  life = await withUnit('ratedInOctober', a, {}, september)
  await feedBack(life, a, 24 * 9)
  await callBack(life, { satisfaction: 'dissatisfied' })
  await withUnit('openInOctober', b, {}, september)
  return lives
}

/** What each measure counts of these orders, by lead unit: names of the orders, with how often one counts. */
export const counted: Readonly<
  Record<MeasureName, Partial<Record<UnitName, Readonly<Record<string, number>>>>>
> = {
  dispatchedOrders: {
    [a]: once(
      'clean',
      'extended',
      'extendedTwice',
      'late',
      'neverFedBack',
      'reworked',
      'suspended',
      'assisted',
      'extensionAsked',
    ),
    [b]: once('returnedInVain', 'returned'),
  },
  onTimeBase: {
    [a]: once(
      'clean',
      'extended',
      'extendedTwice',
      'late',
      'neverFedBack',
      'reworked',
      'suspended',
      'assisted',
      'extensionAsked',
    ),
    [b]: once('returned'),
  },
  closedOnTime: { [a]: once('clean', 'extended', 'extendedTwice', 'reworked'), [b]: once('returned') },
  overdueOrders: { [a]: once('late', 'neverFedBack', 'assisted', 'extensionAsked') },
  extensionRequests: { [a]: { extended: 1, extendedTwice: 2 } },
  contactedOrders: { [a]: once('clean', 'extended') },
  systemRated: { [a]: once('clean', 'extended', 'extendedTwice', 'reworked'), [b]: once('returnedInVain') },
  systemSatisfied: { [a]: once('clean', 'extended', 'reworked'), [b]: once('returnedInVain') },
  spotSampled: { [a]: once('clean', 'extended') },
  spotSatisfied: { [a]: once('clean') },
  refusedReturns: { [b]: { returnedInVain: 2 } },
  reworkedOrders: { [a]: once('reworked') },
  calledBackOrders: {
    [a]: once('clean', 'extended', 'extendedTwice', 'late', 'reworked'),
    [b]: once('returnedInVain'),
  },
  reachedOrders: { [a]: once('clean', 'extended', 'extendedTwice', 'reworked'), [b]: once('returnedInVain') },
  // Nobody asked whether the unit had been in touch.
  respondedOrders: {},
  resolvedOrders: {
    [a]: once('clean', 'extended', 'extendedTwice', 'reworked'),
    [b]: once('returnedInVain'),
  },
  ratedOrders: { [a]: once('clean', 'extended', 'extendedTwice', 'reworked'), [b]: once('returnedInVain') },
  // The rework was satisfied, whatever was said before it; what a spot check found is counted apart.
  satisfiedOrders: { [a]: once('clean', 'reworked'), [b]: once('returnedInVain') },
  fairlySatisfiedOrders: { [a]: once('extended') },
  neutralOrders: {},
  dissatisfiedOrders: { [a]: once('extendedTwice') },
  unratedOrders: { [a]: once('late') },
  // Two extensions carry the limit of `extendedTwice` to the last midnight of October; September’s orders are due in it.
  dueOrders: {
    [a]: once(
      'clean',
      'extended',
      'extendedTwice',
      'late',
      'neverFedBack',
      'reworked',
      'suspended',
      'assisted',
      'extensionAsked',
      'ratedInOctober',
    ),
    // `returnedInVain` is left out of the rates of time.
    [b]: once('returned', 'openInOctober'),
  },
  // `late` was fed back after the month had ended.
  handledDueOrders: {
    [a]: once('clean', 'extended', 'extendedTwice', 'reworked', 'ratedInOctober'),
    [b]: once('returned'),
  },
  handledDueOnTime: {
    [a]: once('clean', 'extended', 'extendedTwice', 'reworked', 'ratedInOctober'),
    [b]: once('returned'),
  },
  reworkedDueOrders: { [a]: once('reworked') },
  extendedDueOrders: { [a]: once('extended', 'extendedTwice') },
  satisfiedDueOrders: { [a]: once('clean', 'extended', 'reworked'), [b]: once('returnedInVain') },
  // `late` was called back in November.
  periodCalledBack: {
    [a]: once('clean', 'extended', 'extendedTwice', 'reworked', 'ratedInOctober'),
    [b]: once('returnedInVain'),
  },
  periodRated: {
    [a]: once('clean', 'extended', 'extendedTwice', 'reworked', 'ratedInOctober'),
    [b]: once('returnedInVain'),
  },
  periodSatisfied: { [a]: once('clean', 'extended', 'reworked'), [b]: once('returnedInVain') },
  periodDissatisfied: { [a]: once('extendedTwice', 'ratedInOctober') },
  carriedOverOrders: { [a]: once('ratedInOctober'), [b]: once('openInOctober') },
  handledOrders: {
    [a]: once('clean', 'extended', 'extendedTwice', 'late', 'reworked'),
    [b]: once('returnedInVain', 'returned'),
  },
  closedOrders: { [a]: once('clean', 'extended') },
  extendedOrders: { [a]: once('extended', 'extendedTwice') },
}

function once(...names: string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 1]))
}

function handlerOf(unit: UnitName): string {
  return unit === a ? 'unit01' : 'unit02'
}

async function exclude(small: SmallCentre, { orderId, now }: OrderLife): Promise<void> {
  const { storage, centre } = small
  const by = small.userId('assessor')
  await storage.transact(centre.centreId, (tx) =>
    sql`insert into exclusions (centre_id, exclusion_id, order_id, period, left_out_of, state, reason, requested_by,
        requested_at, decided_by, decided_at)
      values (${centre.centreId}, gen_random_uuid(), ${orderId}, ${period}, 'time', 'granted', '不可抗力', ${by}, ${now},
        ${by}, ${now})`.execute(tx),
  )
}
