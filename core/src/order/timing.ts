/**
 * The due times an action sets, worked out from the centre's calendar and dated limits (`deadline/timing.ts`). The
 * life cycle asks; it does not know how many days a limit has.
 */
export interface Timing {
  /** Null when the centre sets no sign limit. */
  signDueAt(dispatchedAt: Date): Date | null
  handlingDueAt(startedAt: Date): Date
  extendedDueAt(dueAt: Date, workingDays: number): Date
  /** The due time after a pause: moved by the working time that passed while the clock stood still. */
  resumedDueAt(dueAt: Date, pausedAt: Date, resumedAt: Date): Date
}
