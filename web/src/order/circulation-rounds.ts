import type { OrderView } from '@yihu/contract/orders'

type Assignment = OrderView['assignments'][number]
type LogEntry = OrderView['log'][number]

/** One unit's turn with the order: since when, until when, and why it went on. */
export interface Round {
  readonly assignment: Assignment
  readonly since: string
  /** Null while the unit has it. */
  readonly until: string | null
  /** What took it away; undefined while the unit has it, or when it fed back. */
  readonly endedBy: LogEntry | undefined
  /** Returns it asked for, with what became of each. */
  readonly returns: OrderView['returns']
}

const takesAway = new Set(['approveReturn', 'redispatch', 'designate', 'restore'])

/** Whether the order went on from a unit at least once. */
export function hasGoneRound(view: OrderView): boolean {
  return view.facts.circulations > 0 || view.assignments.some(({ state }) => state === 'returned')
}

/**
 * Who had the order, in the order of time. The log says what ended a turn: the entry on the assignment itself, or the
 * first one after it began that sent back everybody (a designation, the return of the only lead).
 */
export function circulationRounds(view: OrderView): Round[] {
  return view.assignments
    .toSorted((one, other) => time(one.dispatchedAt) - time(other.dispatchedAt))
    .map((assignment) => {
      const endedBy = assignment.state === 'returned' ? endOf(assignment, view.log) : undefined
      return {
        assignment,
        since: assignment.dispatchedAt,
        until: endedBy?.at ?? assignment.fedBackAt,
        endedBy,
        returns: view.returns.filter(({ assignmentId }) => assignmentId === assignment.assignmentId),
      }
    })
}

function endOf(assignment: Assignment, log: readonly LogEntry[]): LogEntry | undefined {
  const ends = log.filter(({ action }) => takesAway.has(action))
  return (
    ends.find(({ assignmentId }) => assignmentId === assignment.assignmentId) ??
    ends.find(({ at }) => time(at) > time(assignment.dispatchedAt))
  )
}

function time(instant: string): number {
  return new Date(instant).getTime()
}
