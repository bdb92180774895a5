/** How far back a desk may say it took an appeal while the line was down: an hour. */
export const furthestTakenBack = 60 * 60 * 1000

/** A clock at a seat is not the server's: what is said to be taken within this time of its arrival came at once. */
export const sentAtOnceWithin = 60 * 1000

/** The instant the desk says, where the appeal waited for the line; null where it was sent at once. */
export function takenBefore(takenAt: Date | null, arrivedAt: Date): Date | null {
  if (takenAt === null) return null
  return arrivedAt.getTime() - takenAt.getTime() < sentAtOnceWithin ? null : takenAt
}

/**
 * When an appeal counts as accepted: the instant the desk says it was taken where it had to wait, at most an hour
 * before it arrived. Beyond that the bound counts and not a refusal, since an appeal once taken must not be lost; the
 * log keeps both instants.
 */
export function acceptedAtOf(takenAt: Date | null, arrivedAt: Date): Date {
  const waitedSince = takenBefore(takenAt, arrivedAt)
  if (waitedSince === null) return arrivedAt
  return new Date(Math.max(arrivedAt.getTime() - furthestTakenBack, waitedSince.getTime()))
}
