import { sql } from 'kysely'
import { newId } from '../operations/context.ts'
import { addToAnsweringDay, planAnsweringDay } from '../operations/answering-days.ts'
import { recordCalls, recordMonthEntries } from '../operations/record-month.ts'
import { recordArticleTasks } from '../operations/record-article-tasks.ts'
import { recordCounties } from '../operations/record-counties.ts'
import { insertAttachment } from '../storage/attachments.ts'
import { bePresent } from '../operations/be-present.ts'
import { notifyUnit } from '../operations/notify-people.ts'
import { addContact } from '../storage/contacts.ts'
import { insertDraft, insertStep } from '../storage/bulletin-drafts.ts'
import { insertBulletin } from '../storage/bulletins.ts'
import { insertAppointment, insertInvitation } from '../storage/callbacks.ts'
import { claimKey } from '../storage/idempotency.ts'
import { insertPolicies } from '../storage/policies.ts'
import { insertSample } from '../storage/samples.ts'
import { insertReplay } from '../storage/replays.ts'
import { insertScorecard, keepScheme } from '../storage/assessments.ts'
import { insertClosing } from '../storage/closings.ts'
import { insertObjection } from '../storage/objections.ts'
import { freezeOrders } from '../storage/screens/closed-orders.ts'
import { insertReplyTemplate } from '../storage/reply-templates.ts'
import { insertResponsibilities } from '../storage/responsibilities.ts'
import { insertSupplement } from '../storage/supplements.ts'
import { linkOrder } from '../storage/order-links.ts'
import { writeAudit } from '../storage/audit-log.ts'
import { acceptOne, said } from './order-life.ts'
import { units } from './small-centre.ts'
import type { SmallCentre } from './small-centre.ts'

/**
 * Puts at least one row into every table of a centre: an order with all that can happen to it, and a month's entries.
 * Over 300 lines, for it is one list, a step for each table, that grows with the schema.
 */
export async function fillCentre(small: SmallCentre): Promise<void> {
  const [unit, other] = units
  const life = await acceptOne(small)
  const later = await acceptOne(small)
  await life.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit) } })
  await life.act('unit01', 'requestReturn', { of: unit, fields: said.return })
  await life.act('dispatcher', 'refuseReturn', { of: unit, fields: { reason: '属该单位职责' } })
  await life.act('unit01', 'sign', { of: unit })
  await life.act('unit01', 'requestExtension', { of: unit, fields: said.extension })
  await life.act('supervisor', 'grantExtension', { of: unit })
  await life.act('supervisor', 'supervise', { fields: { reason: '多次反映' } })
  await life.act('supervisor', 'confer', { fields: said.conferral })
  await life.act('unit01', 'giveFeedback', { of: unit, fields: said.feedback })
  await life.act('supervisor', 'review')
  await life.act('callback', 'recordCallback', { fields: said.callback })

  const period = '2023-10'
  const at = life.now
  const by = small.userId('assessor')
  await small.storage.transact(small.centre.centreId, async (tx) => {
    const call = {
      startedAt: at,
      answeredAt: at,
      endedAt: at,
      callerNumber: '1',
      divisionCode: '430300',
      seatNo: null,
    }
    await recordCalls(tx, [call], [newId()])
    await recordMonthEntries(
      tx,
      {
        period,
        ledger: [
          {
            seq: 1,
            kind: '工作配合',
            unitId: small.unitId(unit),
            printedUnit: unit,
            reasons: ['一'],
            points: '0.5',
            orderNo: null,
          },
        ],
        manualScores: [
          { inputKey: 'knowledge_base_score', unitId: small.unitId(unit), points: '20', reason: '评定' },
        ],
        figures: [{ period, key: 'leader_day_hours', value: '1', reason: '记录' }],
        articles: [{ unitId: small.unitId(other), title: '医保', body: '须知', publishedAt: at }],
        texts: [{ template: 'monthly', text: {} as never }],
      },
      { userId: by, at },
    )
    await insertPolicies(
      tx,
      [{ topic: 'returns', validFrom: '2020-01-01', value: { disputeAfter: 3 }, clause: '测试' }],
      [
        {
          ruleId: 'short',
          fields: ['findings'],
          kind: 'minChinese',
          amount: 1,
          phrases: [],
          validFrom: '2020-01-01',
          clause: '测试',
        },
      ],
    )
    await recordCounties(
      tx,
      {
        period,
        source: '县级平台月报',
        figures: [
          {
            unitId: small.unitId(unit),
            figures: {
              validCalls: '100',
              connectRate: '95',
              onlineRate: '70',
              onTimeRate: '100',
              callbackRate: '100',
              satisfactionRate: '90',
              dataAccuracy: '30',
            },
          },
        ],
        campaign: {
          name: '拨测',
          fromOn: '2023-10-01',
          untilOn: '2023-10-31',
          calls: [
            {
              unitId: small.unitId(unit),
              dialledAt: at,
              ringSeconds: 9,
              attempts: 1,
              isConnected: true,
              scores: {
                voiceMenu: '10',
                connection: '10',
                service: '40',
                knowledge: '30',
                callbackService: '10',
              },
              findings: '',
            },
          ],
        },
      },
      { userId: by, testerId: by, at },
    )
    const task = { unitId: small.unitId(unit), title: '医保须知', request: '请更新缴费期', askedAt: at }
    const answered = { at, text: '已更新', by: small.userId('unit01') }
    await recordArticleTasks(tx, small.centre, [{ ...task, dueOn: '2023-11-20', answered }], by)
    const plan = {
      heldOn: '2023-10-20',
      startsAt: '09:00',
      endsAt: '10:00',
      unitId: small.unitId(unit),
      leaderOffice: '副区长',
      leaderName: '王某',
      matters: '道路',
    }
    const context = small.contextOf('teamleader', at)
    const day = await planAnsweringDay(tx, context, plan)
    if (day.ok) await addToAnsweringDay(tx, context, day.value.answeringDayId, life.orderNo)
    const scheme = { key: 'scheme', version: 1, name: '方案', validFrom: '2023-10-01', source: '', hash: '' }
    await keepScheme(tx, scheme, at)
    const card = await insertScorecard(tx, {
      schemeKey: 'scheme',
      schemeVersion: 1,
      period,
      at,
      by,
      inputs: {},
      scorecard: {} as never,
    })
    const closingId = newId()
    await insertClosing(tx, {
      closing_id: closingId,
      scheme_key: 'scheme',
      scheme_version: 1,
      scheme_hash: '',
      period: '2023-09',
      scorecard_id: card.scorecardId,
      scorecard_hash: '',
      counted: '[]',
      entries: '{}',
      entries_hash: '',
      closed_by: by,
      closed_at: at,
    })
    const span = { from: new Date(0), before: new Date('2100-01-01') }
    await freezeOrders(tx, closingId, span, [{ key: 'valid', measure: 'dispatchedOrders' }])
    await insertObjection(tx, {
      objection_id: newId(),
      scheme_key: 'scheme',
      period,
      unit_id: small.unitId(unit),
      cell: 'total',
      cell_label: '总分',
      printed: '90',
      order_ids: [life.orderId],
      ground: '停电',
      evidence: '',
      filed_by: by,
      filed_at: at,
      state: 'filed',
    })
    const bytes = new Uint8Array([1])
    await insertBulletin(tx, {
      bulletinId: newId(),
      template: 'monthly',
      period,
      at,
      by,
      figures: {} as never,
      document: bytes,
      documentHash: '',
      annex: bytes,
      annexHash: '',
    })
    const draftId = newId()
    const draft = { draftId, template: 'monthly', period, text: {} as never, figures: {} as never }
    await insertDraft(tx, { ...draft, figuresAt: at, by, at })
    await insertStep(tx, { draftId, step: 'submit', from: 'drafting', to: 'reviewing', by, at, note: null })
    await tx
      .insertInto('exclusions')
      .values({
        centre_id: tx.centreId,
        order_id: life.orderId,
        period,
        reason: '不可抗力',
        exclusion_id: newId(),
        left_out_of: 'time',
        state: 'granted',
        requested_by: by,
        requested_at: at,
        decided_by: by,
        decided_at: at,
      })
      .execute()
    await insertAttachment(tx, {
      attachmentId: newId(),
      orderId: life.orderId,
      purpose: 'feedback',
      assignmentId: null,
      unitId: small.unitId(unit),
      fileName: '现场.jpg',
      mediaType: 'image/jpeg',
      bytes: 1,
      sha256: '00',
      addedBy: small.userId('unit01'),
      addedAt: at,
    })
    const view = { centre_id: tx.centreId, user_id: by, list: 'orders' }
    const viewId = newId()
    await tx
      .insertInto('saved_views')
      .values({
        ...view,
        view_id: viewId,
        name: '督办',
        search: 'supervised=true',
        position: 0,
        saved_at: at,
      })
      .execute()
    await tx
      .insertInto('default_views')
      .values({ ...view, view_id: viewId })
      .execute()
    const bulk = { centre_id: tx.centreId, bulk_id: newId() }
    await tx
      .insertInto('bulk_actions')
      .values({
        ...bulk,
        user_id: by,
        action: 'remind',
        fields: '{}',
        state: 'done',
        asked_at: at,
        run_after: at,
      })
      .execute()
    await tx
      .insertInto('bulk_orders')
      .values({ ...bulk, position: 0, order_id: life.orderId, version: 1, outcome: 'accepted' })
      .execute()
    await insertInvitation(tx, {
      invitationId: newId(),
      orderId: life.orderId,
      round: 0,
      channel: 'sms',
      tokenHash: Buffer.from('hash'),
      sentAt: at,
      expiresAt: at,
    })
    const appointment = { appointmentId: newId(), appointedAt: at, note: null, madeBy: by, madeAt: at }
    await insertAppointment(tx, { ...appointment, orderId: life.orderId })
    await insertSample(tx, {
      sampleId: newId(),
      name: '抽查',
      seed: 1,
      perUnit: 1,
      filter: { from: '2023-10-01', until: '2023-10-31' },
      madeBy: by,
      madeAt: at,
      orders: [{ orderId: life.orderId, unitId: small.unitId(unit) }],
    })
    await insertReplay(tx, { key: 'none', seed: 1, total: 0, at })
    await claimKey(tx, { userId: by, key: 'a-key-for-tests', requestHash: '', at })
    await insertResponsibilities(tx, [
      {
        responsibility_id: newId(),
        category_code: 'road',
        division_code: '430300',
        unit_id: small.unitId(unit),
        legal_basis: '职责规定',
        source: 'conferral',
        order_id: life.orderId,
        valid_from: '2023-10-01',
      },
    ])
    await insertReplyTemplate(tx, {
      template_id: newId(),
      name: '道路报修',
      purpose: 'feedback',
      category_code: 'road',
      body: '已修复：{标题}',
      valid_from: '2023-10-01',
    })
    await insertSupplement(tx, {
      supplementId: newId(),
      orderId: life.orderId,
      at,
      by,
      text: '来电催问',
      isReminder: true,
      isSameCaller: true,
    })
    await linkOrder(tx, { orderId: later.orderId, earlierOrderId: life.orderId, at, by })
    await writeAudit(tx, { at, actorId: by, act: 'revealAppellant', subject: life.orderNo, reason: '核实' })
  })
  const { storage, centre } = small
  await storage.transact(centre.centreId, async (tx) => {
    await addContact(tx, {
      unitId: small.unitId(unit),
      name: '李联络',
      office: 'liaison',
      phone: '07310000000',
    })
    await bePresent(tx, small.contextOf('dispatcher', at), life.orderId, {
      pageId: 'the-tab-of-the-dispatcher.1',
      editingAction: null,
    })
  })
  const unitId = small.unitId(unit)
  const { orderId, orderNo } = life
  const told = { orderId, orderNo, seq: 2, action: 'dispatch', at: at.toISOString(), unitId } as const
  const actor = { actorId: by, actorRole: 'dispatcher' } as const
  await notifyUnit(storage, { centreId: centre.centreId, unitIds: [unitId], ...told, ...actor }, at)
  const session = {
    session_id: newId(),
    centre_id: small.centre.centreId,
    data: '{}',
    expires_at: sql<Date>`now() + interval '1 hour'`,
  }
  await small.storage.owner.insertInto('sessions').values(session).execute()
}
