/**
 * The due times an action sets, worked out from the centre's calendar and dated limits (`deadline/timing.ts`). The
 * life cycle asks; it does not know how many days a limit has.
 */
export interface Timing {
  /** Null when the centre sets no sign limit. */
  signDueAt(dispatchedAt: Date): Date | null
  /** Null when the centre sets no limit for getting in touch. */
  contactDueAt(dispatchedAt: Date): Date | null
  handlingDueAt(startedAt: Date): Date
  /** Null when the centre sets itself no limit for the step that begins now. */
  reviewDueAt(answeredAt: Date): Date | null
  callbackDueAt(reviewedAt: Date): Date | null
  extendedDueAt(dueAt: Date, workingDays: number): Date
  /** The due time after a pause: moved by the working time that passed while the clock stood still. */
  resumedDueAt(dueAt: Date, pausedAt: Date, resumedAt: Date): Date
  /** The end of the n-th working day after an instant. */
  workingDaysLater(at: Date, workingDays: number): Date
}
