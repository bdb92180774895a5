import type { AppealKind } from '../appeal/appeal.ts'
import type { OrderState } from '../order/states.ts'

/** What decides how a repeated appeal is treated (R9.1). */
export interface Repetition {
  readonly isSameCaller: boolean
  readonly firstOrder: 'handling' | 'settled'
  readonly hasNewFacts: boolean
}

export interface Treatment {
  /** What the desk does: refuse with the prescribed words, dispatch anew, or accept and link to the first order. */
  readonly proposes: 'decline' | 'dispatch' | 'link'
  /** What the caller is told at once. */
  readonly tells: 'progress' | 'result' | null
  /** The prescribed text of the settlement; `{result}` stands for the first order's own result. */
  readonly text: string | null
  readonly zh: string
  readonly en: string
  /** Clause of the rule; null where the rule is silent and the proposal is ours. */
  readonly clause: string | null
}

const source = '重复件办理流程说明'

/**
 * Proposes the treatment of an appeal that repeats an earlier one, by a published table (A10, source 003 annex 5); the
 * agent decides. Two of the eight combinations, the same caller with new facts, are not in the printed table: accepted
 * anew and linked, so that the unit gets the new facts with the old order. Inquiries are outside the rule: undefined.
 */
export function proposeTreatment(kind: AppealKind, repetition: Repetition): Treatment | undefined {
  if (kind === 'inquiry') return undefined
  const { isSameCaller, firstOrder, hasNewFacts } = repetition
  return treatments[firstOrder][isSameCaller ? 'same' : 'different'][hasNewFacts ? 'newFacts' : 'nothingNew']
}

/** Whether an order still runs or has its end, as the table asks. */
export function firstOrderOf(state: OrderState): Repetition['firstOrder'] {
  return settledStates.includes(state) ? 'settled' : 'handling'
}

const settledStates: readonly OrderState[] = [
  'closed',
  'archived',
  'answeredAtDesk',
  'declined',
  'invalid',
  'withdrawn',
  'merged',
]

interface Row {
  readonly nothingNew: Treatment
  readonly newFacts: Treatment
}

const linked: Treatment = {
  proposes: 'link',
  tells: null,
  text: null,
  zh: '同一群众有新情况新理由：规定未列明，建议受理并关联原工单',
  en: 'Same caller with new facts: the rule is silent; accept and link to the first order',
  clause: null,
}

const treatments: Readonly<
  Record<Repetition['firstOrder'], { readonly same: Row; readonly different: Row }>
> = {
  handling: {
    same: {
      nothingNew: {
        proposes: 'decline',
        tells: 'progress',
        text: '群众重复来电但无新情况新理由，原诉求正在办理。',
        zh: '即时告知办理进度，计入“不予受理”',
        en: 'Tell the progress at once; counts as declined',
        clause: `${source} 一（一）`,
      },
      newFacts: linked,
    },
    different: {
      nothingNew: {
        proposes: 'dispatch',
        tells: 'progress',
        text: null,
        zh: '即时告知办理进度，按派单要求填写，计入“转办工单”',
        en: 'Tell the progress at once; fill in as for dispatch; counts as dispatched',
        clause: `${source} 一（二）1`,
      },
      newFacts: {
        proposes: 'dispatch',
        tells: null,
        text: null,
        zh: '形成转办工单，派至有关部门按规则办理',
        en: 'Make an order and dispatch it to the unit concerned',
        clause: `${source} 一（二）2`,
      },
    },
  },
  settled: {
    same: {
      nothingNew: {
        proposes: 'decline',
        tells: 'result',
        text: '群众重复来电但无新情况新理由，原诉求已办结并答复。',
        zh: '即时告知办理情况，计入“不予受理”',
        en: 'Tell the result at once; counts as declined',
        clause: `${source} 二（一）`,
      },
      newFacts: linked,
    },
    different: {
      nothingNew: {
        proposes: 'decline',
        tells: 'result',
        text: '{result}（备注：群众重复来电无新情况新理由）',
        zh: '即时告知办结情况，填写原诉求办结信息并备注，计入“不予受理”',
        en: 'Tell the result at once; write the first order’s result with the remark; counts as declined',
        clause: `${source} 二（二）1`,
      },
      newFacts: {
        proposes: 'dispatch',
        tells: null,
        text: null,
        zh: '形成转办工单，派至有关部门按规则办理',
        en: 'Make an order and dispatch it to the unit concerned',
        clause: `${source} 二（二）2`,
      },
    },
  },
}
