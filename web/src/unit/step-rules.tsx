import type { OrderView } from '@yihu/contract/orders'
import type { ActionName } from '@yihu/core/order/actions'
import type { OrderPolicy } from '@yihu/core/order/policy'
import { supervisionColourLabels } from '@yihu/core/supervision/supervision'
import { formatDue } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { usePolicy } from '../order/use-policy.ts'
import { useWords } from './labels.ts'
import type { AssignmentView } from './unit-steps.ts'

interface StepRulesProps {
  readonly view: OrderView
  readonly assignment: AssignmentView
  readonly action: ActionName
}

/** The rule of a step in words, beside its form: what holds for this order, with its own times. */
export function StepRules({ view, assignment, action }: StepRulesProps) {
  const { pick } = useLanguage()
  const words = useWords()
  const policy = usePolicy(view.acceptedAt)
  const lines = linesOf(action, { view, assignment, policy, words, pick })
  return (
    <ul className="step-rules">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

interface Telling {
  readonly view: OrderView
  readonly assignment: AssignmentView
  readonly policy: OrderPolicy
  readonly words: ReturnType<typeof useWords>
  readonly pick: ReturnType<typeof useLanguage>['pick']
}

function linesOf(action: ActionName, telling: Telling): readonly string[] {
  const { view, assignment, policy, words, pick } = telling
  const { signDueAt, contactDueAt, handlingDueAt, returnUntil } = assignment
  const isTopLevel = assignment.parentId === null
  switch (action) {
    case 'sign':
      return [
        signDueAt === null ? words('ruleSignNoLimit') : words('ruleSign', { time: formatDue(signDueAt) }),
        ...(policy.lapse.signsBySystem ? [words('ruleLapse')] : []),
      ]
    case 'recordContact':
      return [
        ...(contactDueAt === null ? [] : [words('ruleContact', { time: formatDue(contactDueAt) })]),
        ...(policy.closing.needsContact
          ? [words('ruleContactNeeded', { count: policy.closing.unreachedAttempts })]
          : []),
        words('ruleContactAny'),
      ]
    case 'giveFeedback':
      return [
        ...(handlingDueAt === null ? [] : [words('ruleFeedback', { time: formatDue(handlingDueAt) })]),
        ...(policy.joint.leadWaits && assignment.role === 'lead' && view.assignments.some(isJoint)
          ? [words('ruleJoint')]
          : []),
        ...(view.assignments.some(({ parentId }) => parentId === assignment.assignmentId)
          ? [words('ruleBelow')]
          : []),
      ]
    case 'passDown':
      return [words('rulePassDown', { time: handlingDueAt === null ? '—' : formatDue(handlingDueAt) })]
    case 'requestExtension':
      return extensionLines(telling)
    case 'requestReturn':
      return [
        ...(returnUntil === null
          ? [words('ruleReturnAny')]
          : [
              words(new Date(returnUntil) < new Date() ? 'ruleReturnOver' : 'ruleReturnUntil', {
                time: formatDue(returnUntil),
              }),
            ]),
        ...(policy.returns.needsLegalBasis ? [words('ruleReturnBasis')] : []),
        words('ruleReturnDecided'),
        ...(policy.returns.disputeAfter !== null && isTopLevel
          ? [words('ruleReturnDispute', { count: policy.returns.disputeAfter })]
          : []),
      ]
    case 'raiseDispute':
      return [words('ruleDispute')]
    case 'requestSuspension':
      return [words('ruleSuspension')]
    case 'replySupervision': {
      const { supervision } = view.facts
      if (supervision === null) return []
      const colour = pick(supervisionColourLabels[supervision.colour])
      return [
        words('ruleNotice', { time: formatDue(supervision.replyDueAt) }),
        words('ruleNoticeLevel', { colour }),
      ]
    }
    default:
      return []
  }
}

function extensionLines({ assignment, policy, words }: Telling): readonly string[] {
  const { cutOff, most, longestWorkingDays } = policy.extensions
  const used = assignment.extensionsGranted
  return [
    ...(cutOff === null ? [] : [words('ruleCutOff', { time: cutOff })]),
    ...(longestWorkingDays === null ? [] : [words('ruleExtensionDays', { days: longestWorkingDays })]),
    most === null
      ? words('ruleExtensionsUsedAny', { used })
      : words('ruleExtensionsUsed', { used, left: Math.max(0, most - used) }),
    words('ruleExtensionTold'),
  ]
}

function isJoint({ role, parentId, state }: AssignmentView): boolean {
  return role === 'assisting' && parentId === null && state !== 'returned'
}
