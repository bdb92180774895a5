import type { PolicyRow } from '@yihu/core/order/policy'
import { accepted } from '@yihu/core/refusal'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadOrder } from '../storage/orders.ts'
import { acceptOne, said } from '../testing/order-life.ts'
import type { OrderLife } from '../testing/order-life.ts'
import { setUpSmallCentre, smallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { answerByKeypad } from './answer-by-keypad.ts'
import { answerCallbackLink, openCallbackLink } from './callback-link.ts'
import { inviteAppellants } from './invite-appellants.ts'
import { once } from './once.ts'
import { recordCallback } from './record-callback.ts'
import type { Answers } from './record-callback.ts'

const [unit] = units
const policies: PolicyRow[] = [
  {
    topic: 'callback',
    validFrom: '2023-10-01',
    value: { attempts: 2, spacingHours: 4, mostReworks: 1, automatic: true, sendAfterMinutes: 30 },
    clause: '测试',
  },
]
const content: Answers = { isReached: true, isResolved: true, satisfaction: 'satisfied' }
const minutes = (at: Date, count: number) => new Date(at.getTime() + count * 60_000)
const days = (at: Date, count: number) => minutes(at, count * 24 * 60)

describe('call-backs', () => {
  const database = useTestDatabase()
  let small: SmallCentre

  beforeAll(async () => {
    small = await setUpSmallCentre(database.storage, {
      policies,
      desks: [
        ...smallCentre.desks,
        { code: 'deputies', name: '人大代表专席', parentCode: null, callback: 'manual' },
      ],
    })
  })

  async function reviewed(change: Parameters<typeof acceptOne>[1] = {}): Promise<OrderLife> {
    const life = await acceptOne(small, change)
    await life.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit) } })
    await life.act('unit01', 'sign', { of: unit })
    await life.act('unit01', 'giveFeedback', {
      of: unit,
      fields: { ...said.feedback, publicText: '已修复，联系电话13812345678。' },
    })
    await life.act('supervisor', 'review')
    return life
  }
  const record = (life: OrderLife, answers: Answers, login = 'callback', now = life.now) => {
    const context = small.contextOf(login, now)
    return once(context, undefined, async (tx) => {
      const result = await recordCallback(tx, context, life.orderId, { method: 'manual', answers }, null)
      return result.ok ? accepted({}) : result
    })
  }
  const orderOf = async ({ orderId }: OrderLife) => {
    const stored = await small.storage.transact(small.centre.centreId, (tx) => loadOrder(tx, orderId))
    if (!stored) throw new Error('the order is gone')
    return stored.order
  }
  const centreOf = () => Promise.resolve(small.centre)
  /** Messages of the outbox that wait to be sent to the appellant of an order. */
  const messages = async (orderId: string) => {
    const { rows } = await sql<{ recipient: string; link: string }>`
      select recipient, "values" ->> 'link' as link from messages
      where template = 'callbackLink' and order_id = ${orderId} and state = 'waiting'`.execute(
      database.storage.owner,
    )
    return rows
  }
  const invite = (now: Date) => inviteAppellants(database.storage, small.centre, now, 'https://hotline.test')
  async function linkOf(life: OrderLife): Promise<string> {
    await invite(minutes(life.now, 30))
    const [message] = await messages(life.orderId)
    return /\/c\/([\w-]{22})/.exec(message?.link ?? '')?.[1] ?? ''
  }

  describe('by hand', () => {
    it('close a content appellant’s order in the same transaction', async () => {
      const life = await reviewed()
      expect(await record(life, content)).toMatchObject({ ok: true })
      expect(await orderOf(life)).toMatchObject({ state: 'closed', facts: { callbacks: 1 } })
    })

    it('leave a dissatisfied one not closable until it was reworked; both ratings are kept', async () => {
      const life = await reviewed()
      await record(life, { isReached: true, isResolved: false, satisfaction: 'dissatisfied', note: '没人来' })
      life.order = await orderOf(life)
      expect(life.order.state).toBe('awaitingCallback')
      expect(await life.tryToAct('callback', 'close')).toMatchObject({ ok: false, code: 'noReworkOwed' })
      await life.act('callback', 'rework', { of: unit, fields: { reasonCode: 'unclear', reason: '没人来' } })
      await life.act('unit01', 'giveFeedback', { of: unit, fields: said.feedback })
      await life.act('supervisor', 'review')
      await record(life, content)
      expect(await orderOf(life)).toMatchObject({
        state: 'closed',
        facts: { reworks: 1, firstSatisfaction: 'dissatisfied', finalSatisfaction: 'satisfied' },
      })
    })

    it('are spaced, and not made by who dispatched or handled the order', async () => {
      const life = await reviewed()
      expect(await record(life, { isReached: false, satisfaction: 'unrated' })).toMatchObject({ ok: true })
      expect(await record(life, content, 'callback', minutes(life.now, 239))).toMatchObject({
        code: 'attemptSpaced',
      })
      expect((await orderOf(life)).facts.callbacks).toBe(1)
      expect(await record(life, content, 'callback', minutes(life.now, 240))).toMatchObject({ ok: true })
      const ofAgent = await acceptOne(small)
      await ofAgent.act('agent', 'dispatch', { fields: { unitId: small.unitId(unit) } })
      await ofAgent.act('unit01', 'sign', { of: unit })
      await ofAgent.act('unit01', 'giveFeedback', { of: unit, fields: said.feedback })
      await ofAgent.act('supervisor', 'review')
      expect(await record(ofAgent, content, 'agent')).toMatchObject({ code: 'independent' })
    })
  })

  describe('by link', () => {
    it('are sent once, half an hour after the review, not at a desk that calls by hand', async () => {
      const life = await reviewed()
      const ofDeputy = await reviewed({ deskCode: 'deputies' })
      const withoutMobile = await reviewed({ appellantPhone: '073155551234' })
      await invite(minutes(life.now, 29))
      expect(await messages(life.orderId)).toEqual([])
      await invite(minutes(life.now, 30))
      await invite(minutes(life.now, 35))
      expect(await messages(life.orderId)).toMatchObject([
        { recipient: '13812345621', link: expect.stringMatching(/^https:\/\/hotline\.test\/c\/[\w-]{22}$/) },
      ])
      expect(await messages(ofDeputy.orderId)).toEqual([])
      expect(await messages(withoutMobile.orderId)).toEqual([])
      const token = await linkOf(life)
      const { rows } = await sql<{
        text: string
      }>`select i::text as text from callback_invitations i`.execute(database.storage.owner)
      expect(rows.some(({ text }) => text.includes(token))).toBe(false)
    })

    it('show the public answer without numbers, are answered once and close the order', async () => {
      const life = await reviewed()
      const token = await linkOf(life)
      const now = days(life.now, 1)
      expect(await openCallbackLink(database.storage, centreOf, token, now)).toEqual(
        accepted({
          centreName: small.centre.name,
          title: '路面塌陷',
          publicText: '已修复，联系电话***********。',
        }),
      )
      const answer = () =>
        answerCallbackLink(
          database.storage,
          centreOf,
          token,
          { satisfaction: 'satisfied', isResolved: true },
          now,
        )
      const [first, second] = await Promise.all([answer(), answer()])
      expect([first, second].filter(({ ok }) => ok)).toEqual([accepted({ isClosed: true })])
      expect(await answer()).toMatchObject({ code: 'linkUsed' })
      expect(await orderOf(life)).toMatchObject({ state: 'closed', facts: { callbacks: 1 } })
    })

    it('leave a dissatisfied answer to a person', async () => {
      const life = await reviewed()
      const token = await linkOf(life)
      const answers = { satisfaction: 'dissatisfied' as const, isResolved: false, note: '路灯还是不亮' }
      expect(await answerCallbackLink(database.storage, centreOf, token, answers, days(life.now, 1))).toEqual(
        accepted({ isClosed: false }),
      )
      expect(await orderOf(life)).toMatchObject({
        state: 'awaitingCallback',
        facts: { round: { isReached: true, isAgainst: true }, finalSatisfaction: 'dissatisfied' },
      })
    })

    it('that are over and that never were are told alike; a person who was faster uses the link up', async () => {
      const life = await reviewed()
      const token = await linkOf(life)
      const late = await openCallbackLink(database.storage, centreOf, token, days(life.now, 8))
      const wrong = await openCallbackLink(database.storage, centreOf, 'A'.repeat(22), life.now)
      expect(late).toEqual(wrong)
      expect(late).toMatchObject({ code: 'linkUnknown' })
      await record(life, content)
      expect(await openCallbackLink(database.storage, centreOf, token, days(life.now, 1))).toMatchObject({
        code: 'linkUsed',
      })
      expect((await orderOf(life)).facts.callbacks).toBe(1)
    })
  })

  it('by keypad: the centre’s digits, attempts, and desks that call by hand', async () => {
    const life = await reviewed()
    const ofDeputy = await reviewed({ deskCode: 'deputies' })
    const press = ({ orderNo, now }: OrderLife, digit: string | null) =>
      answerByKeypad(database.storage, centreOf, { orderNo, digit }, now)
    expect(await press(life, '9')).toMatchObject({
      code: 'unknownDigit',
      details: { known: ['1', '2', '3'] },
    })
    expect(await press(ofDeputy, '1')).toMatchObject({ code: 'deskCallsByHand' })
    expect(await press(life, null)).toEqual(accepted({ isClosed: false }))
    expect(await press(life, '2')).toEqual(accepted({ isClosed: true }))
    expect(await orderOf(life)).toMatchObject({
      state: 'closed',
      facts: { callbacks: 2, finalSatisfaction: 'fairlySatisfied' },
    })
    expect(await press(life, '1')).toMatchObject({ code: 'methodFitsState' })
    expect(
      await answerByKeypad(database.storage, centreOf, { orderNo: 'none', digit: '1' }, life.now),
    ).toMatchObject({ code: 'orderNotFound' })
  })
})
