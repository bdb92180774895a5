/** How far back a desk may say it took an appeal while the line was down: an hour. */
export const furthestTakenBack = 60 * 60 * 1000

/**
 * When an appeal counts as accepted: the instant the desk says it was taken, never in the future and at most an hour
 * before it arrived. Beyond that the bound counts and not a refusal, since an appeal once taken must not be lost; the
 * log keeps both instants.
 */
export function acceptedAtOf(takenAt: Date | null, arrivedAt: Date): Date {
  if (takenAt === null) return arrivedAt
  const earliest = arrivedAt.getTime() - furthestTakenBack
  return new Date(Math.min(arrivedAt.getTime(), Math.max(earliest, takenAt.getTime())))
}
