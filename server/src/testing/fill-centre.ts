import { sql } from 'kysely'
import { newId } from '../operations/context.ts'
import { recordCalls, recordMonthEntries } from '../operations/record-month.ts'
import { insertBulletin } from '../storage/bulletins.ts'
import { insertAppointment, insertInvitation } from '../storage/callbacks.ts'
import { claimKey } from '../storage/idempotency.ts'
import { insertPolicies } from '../storage/policies.ts'
import { insertSample } from '../storage/samples.ts'
import { insertReplay } from '../storage/replays.ts'
import { insertScorecard, keepScheme } from '../storage/assessments.ts'
import { writeAudit } from '../storage/audit-log.ts'
import { acceptOne, said } from './order-life.ts'
import { units } from './small-centre.ts'
import type { SmallCentre } from './small-centre.ts'

/** Puts at least one row into every table of a centre: an order with all that can happen to it, and a month's entries. */
export async function fillCentre(small: SmallCentre): Promise<void> {
  const [unit, other] = units
  const life = await acceptOne(small)
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
    const scheme = { key: 'scheme', version: 1, name: '方案', validFrom: '2023-10-01', source: '', hash: '' }
    await keepScheme(tx, scheme, at)
    await insertScorecard(tx, {
      schemeKey: 'scheme',
      schemeVersion: 1,
      period,
      at,
      by,
      inputs: {},
      scorecard: {} as never,
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
    await tx
      .insertInto('exclusions')
      .values({
        centre_id: tx.centreId,
        order_id: life.orderId,
        period,
        reason: '不可抗力',
        approved_by: by,
        approved_at: at,
      })
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
    await writeAudit(tx, { at, actorId: by, act: 'revealAppellant', subject: life.orderNo, reason: '核实' })
  })
  const session = {
    session_id: newId(),
    centre_id: small.centre.centreId,
    data: '{}',
    expires_at: sql<Date>`now() + interval '1 hour'`,
  }
  await small.storage.owner.insertInto('sessions').values(session).execute()
}
