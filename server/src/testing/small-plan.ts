import type { PlannedAppeal, PlannedStep, ReplayPlan } from '../replay/plan.ts'
import { actionsIn } from '../replay/play.ts'
import { appeal, said } from './order-life.ts'
import { smallCentre, units } from './small-centre.ts'

const [a, b] = units
const hour = 60 * 60 * 1000
const start = Date.parse('2023-10-09T01:00:00Z')

type Planned = Omit<PlannedStep, 'at'>
const by = (
  as: PlannedStep['as'],
  action: PlannedStep['action'],
  fields: PlannedStep['fields'] = {},
  unit: string | null = null,
): Planned => ({
  as,
  action,
  fields,
  unit,
})
const dispatch = (unit: string): Planned => by('dispatcher', 'dispatch', { unit, opinion: '请核实处理' })
const sign = (unit: string): Planned => by('handler', 'sign', {}, unit)
const feedback = (unit: string): Planned => by('handler', 'giveFeedback', said.feedback, unit)
const closing = (method: 'system' | 'manual'): Planned[] => [
  by('supervisor', 'review'),
  by(method === 'system' ? 'system' : 'callbackAgent', 'recordCallback', { ...said.callback, method }),
  by('callbackAgent', 'close'),
]

/** Lives an order of the plan can have; the plan goes round them. */
const lives: readonly (readonly Planned[])[] = [
  [by('agent', 'answerAtDesk', { reply: '已当场答复' })],
  [dispatch(a), sign(a), by('handler', 'recordContact', said.contact, a), feedback(a), ...closing('system')],
  [
    dispatch(a),
    sign(a),
    by('handler', 'requestExtension', said.extension, a),
    by('supervisor', 'grantExtension', {}, a),
    feedback(a),
    ...closing('manual'),
  ],
  [
    dispatch(b),
    by('handler', 'requestReturn', said.return, b),
    by('dispatcher', 'refuseReturn', { reason: '属该单位职责' }, b),
    sign(b),
    feedback(b),
  ],
  [
    dispatch(a),
    by('handler', 'requestReturn', said.return, a),
    by('dispatcher', 'approveReturn', {}, a),
    dispatch(b),
    sign(b),
  ],
  [by('agent', 'markInvalid', { reason: '误拨' })],
  [
    dispatch(b),
    sign(b),
    feedback(b),
    ...closing('manual'),
    by('callbackAgent', 'rework', { reasonCode: 'unclear', reason: '未解决' }, b),
    feedback(b),
  ],
  [],
]

/** Forty appeals of two units: a plan like a published month's, small enough to be played in a test. */
export const smallPlan: ReplayPlan = {
  key: 'xiangtan-2023-10',
  limits: { inquiry: 5, others: 10 },
  period: '2023-10',
  centre: {
    ...smallCentre,
    code: 'replayed',
    units: smallCentre.units.slice(0, 2),
  },
  calls: Array.from({ length: 10 }, (_, index) => {
    const at = start + index * 3 * hour
    const answered = index < 8
    return {
      startedAt: new Date(at - 60_000),
      answeredAt: answered ? new Date(at - 50_000) : null,
      endedAt: new Date(at),
      callerNumber: `1380000000${index}`,
      divisionCode: '430300',
      seatNo: answered ? '01' : null,
    }
  }),
  appeals: Array.from({ length: 40 }, (_, index) => plannedAppeal(index)),
  ledger: [
    {
      seq: 1,
      kind: '工作配合',
      unit: '岳塘区',
      reasons: ['参加“领导接听日”活动'],
      points: '2',
      orderNo: null,
    },
  ],
  manualScores: [a, b].map((unit) => ({
    column: 'knowledge_base_score',
    unit,
    points: '20',
    reason: '评定',
  })),
  enteredFigures: [{ period: '2023-10', key: 'leader_day_hours', value: '1', reason: '记录' }],
  articleTasks: [],
  articles: [{ unit: a, title: '办事指南', body: '所需材料', publishedAt: new Date(start) }],
}

export const actionsOfSmallPlan = actionsIn(smallPlan)
/** What a replay is told beside plan and storage. */
export const replayOfSmallPlan = {
  plan: smallPlan,
  seed: 7,
  password: 'a-password-for-tests',
  schemes: ['xiangtan-2023-10'],
  texts: [],
}

function plannedAppeal(index: number): PlannedAppeal {
  const acceptedAt = start + index * 3 * hour
  const { sourceRef: _, callId: __, ...said } = appeal
  return {
    ref: `A${String(index + 1).padStart(6, '0')}`,
    acceptedAt: new Date(acceptedAt),
    call: index < 8 ? index : null,
    appeal: { ...said, title: `诉求${index + 1}` },
    steps: (lives[index % lives.length] ?? []).map((step, place) => ({
      ...step,
      at: new Date(acceptedAt + (place + 1) * hour),
    })),
  }
}
