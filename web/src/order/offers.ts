import type { Actor } from '@yihu/core/access/roles'
import type { ActionFields, AskContext } from '@yihu/core/order/command'
import { refusalOf } from '@yihu/core/order/act'
import type { ActionName, ActionRow } from '@yihu/core/order/actions'
import { actionNames, actions } from '@yihu/core/order/actions'
import type { ConditionName } from '@yihu/core/order/conditions'
import type { Order } from '@yihu/core/order/order'
import type { ActRefusal } from '@yihu/core/order/refusals'

/** An action put before a person: possible when there is no refusal, otherwise shown with the reason. */
export interface Offer {
  readonly action: ActionName
  /** The assignment it acts on; undefined for actions on the order. */
  readonly assignmentId: string | undefined
  readonly refusal: ActRefusal | undefined
  /** What a desk fills in beforehand, such as the appellant's words as the reason of a rework. */
  readonly initial?: Partial<ActionFields>
  /** The version it was offered on, where that may be newer than what the page shows. */
  readonly version?: number
}

export interface OfferList {
  /** Shown as buttons: what can be done now, and what only a condition holds back. */
  readonly main: readonly Offer[]
  /** Folded away: what is seldom meant, and what a condition holds back that is. */
  readonly rest: readonly Offer[]
  /** Only named: what another state, unit or mark would be needed for. */
  readonly elsewhere: readonly Offer[]
}

/** The steps of the common way through, in the order of their weight as buttons. */
const commonWay: readonly ActionName[] = [
  'answerAtDesk',
  'dispatch',
  'sign',
  'giveFeedback',
  'approveReturn',
  'grantExtension',
  'review',
  'recordCallback',
  'close',
  'resume',
]

/** Possible on most orders and seldom meant: folded away, though nothing keeps anybody from them. */
const aside: readonly ActionName[] = [
  'addNote',
  'reclassify',
  'take',
  'handOver',
  'letGo',
  'markNuisance',
  'markUnreasonable',
  'requestSuspension',
]

/** Whether the offer is a step of the common way; only such a step is put forward in colour. */
export function isCommon({ action }: Offer): boolean {
  return commonWay.includes(action)
}

/** What the person may do with the order itself; derived from the life-cycle table, nothing is listed twice. */
export function orderOffers(order: Order, context: AskContext): OfferList {
  return arrange(actionsOf(context.actor, 'order').map((action) => offer(order, action, undefined, context)))
}

/** What the person may do with one unit's assignment. A returned assignment is past and offers nothing. */
export function assignmentOffers(order: Order, assignmentId: string, context: AskContext): OfferList {
  const assignment = order.assignments.find((candidate) => candidate.assignmentId === assignmentId)
  if (!assignment || assignment.state === 'returned') return nothing
  const offers = actionsOf(context.actor, 'assignment').map((action) =>
    offer(order, action, assignmentId, context),
  )
  const isForeign = offers.some(({ refusal }) => refusal?.code === 'notYourUnit')
  // Of another unit's assignment a handler needs no list of what is not theirs to do.
  if (isForeign && offers.every(({ refusal }) => refusal)) return nothing
  return arrange(offers)
}

const nothing: OfferList = { main: [], rest: [], elsewhere: [] }

function actionsOf(actor: Actor, on: 'order' | 'assignment'): readonly ActionName[] {
  return actionNames.filter((action) => {
    const row: ActionRow = actions[action]
    return (
      (row.assignment !== undefined) === (on === 'assignment') &&
      row.roles.some((role) => actor.roles.includes(role))
    )
  })
}

function offer(
  order: Order,
  action: ActionName,
  assignmentId: string | undefined,
  context: AskContext,
): Offer {
  return { action, assignmentId, refusal: refusalOf(order, { action, assignmentId }, context) }
}

function arrange(offers: readonly Offer[]): OfferList {
  const weight = ({ action }: Offer) => {
    const place = commonWay.indexOf(action)
    return place === -1 ? commonWay.length : place
  }
  const sorted = offers.toSorted((a, b) => weight(a) - weight(b))
  const isPossible = ({ action, refusal }: Offer) => refusal === undefined && !aside.includes(action)
  const isAside = ({ action, refusal }: Offer) => refusal === undefined && aside.includes(action)
  const isHeldBack = ({ action, refusal }: Offer) => refusal !== undefined && isConditionOf(action, refusal)
  const others = sorted.filter((one) => !isPossible(one) && !isHeldBack(one) && !isAside(one))
  return {
    main: [...sorted.filter(isPossible), ...sorted.filter(isHeldBack)],
    rest: [...sorted.filter(isAside), ...others.filter(isWorthAReason)],
    elsewhere: others.filter((one) => !isWorthAReason(one)),
  }
}

/** A rule stands against it that may be news to the person: not that there is nothing asked for, marked or named yet. */
function isWorthAReason({ action, refusal }: Offer): boolean {
  const row: ActionRow = actions[action]
  return (row.conditions ?? []).some(
    (condition) => condition === refusal?.code && !plainToSee.includes(condition),
  )
}

/** What the page shows anyway: a mark that is set or not, a request that is there or not. */
const plainToSee: readonly ConditionName[] = [
  'returnRequested',
  'extensionRequested',
  'suspensionRequested',
  'suspensionNotRequested',
  'supervised',
  'notSupervised',
  'belowRed',
  'hardCase',
  'notHardCase',
  'disputedOrHard',
  'undisputed',
  'notUnreasonable',
  'endUnreviewed',
  'needsTwoReviews',
  'notYetReviewed',
  'isTaken',
]

/** Held back by a condition worth waiting for; the opposite of a mark already set (督办 against 解除督办) is not. */
function isConditionOf(action: ActionName, refusal: ActRefusal): boolean {
  const row: ActionRow = actions[action]
  return commonWayOrAsked(action) && (row.conditions ?? []).some((condition) => condition === refusal.code)
}

function commonWayOrAsked(action: ActionName): boolean {
  return (
    !['approveReturn', 'grantExtension', 'requestSuspension'].includes(action) &&
    (commonWay.includes(action) || action.startsWith('request'))
  )
}
