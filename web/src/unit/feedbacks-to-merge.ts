import type { OrderView } from '@yihu/contract/orders'
import type { AssignmentView } from './unit-steps.ts'

export type Feedback = OrderView['feedbacks'][number]

/** The last feedback of each part below the own one, and for the lead also of the assisting units. */
export function feedbacksToMerge(view: OrderView, assignment: AssignmentView): readonly Feedback[] {
  return view.assignments
    .filter(
      (other) =>
        other.state !== 'returned' &&
        (other.parentId === assignment.assignmentId ||
          (assignment.role === 'lead' && other.role === 'assisting' && other.parentId === null)),
    )
    .flatMap(({ assignmentId }) => {
      const last = view.feedbacks.findLast((feedback) => feedback.assignmentId === assignmentId)
      return last ? [last] : []
    })
}
