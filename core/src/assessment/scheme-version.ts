import { parsePeriod } from '../calendar/period.ts'
import type { Scheme } from './types.ts'

type Version = Pick<Scheme, 'version' | 'validFrom' | 'validUntil' | 'period'>

/**
 * The version of a scheme a period is assessed by: of those in force on the day the period begins, the highest. A rule
 * that changes within a period therefore holds from the next one: nobody is scored by what came later. Each version
 * says for itself where its periods begin. Undefined when none was in force.
 */
export function versionFor<V extends Version>(versions: readonly V[], period: string): V | undefined {
  return versions
    .filter((version) => isInForce(version, period))
    .reduce<V | undefined>(
      (best, version) => (best === undefined || version.version > best.version ? version : best),
      undefined,
    )
}

/** The version to begin with when no period is asked for: the highest. */
export function newestOf<V extends Version>(versions: readonly V[]): V | undefined {
  return versions.toSorted((a, b) => a.version - b.version).at(-1)
}

function isInForce({ validFrom, validUntil, period: rule }: Version, period: string): boolean {
  const begins = parsePeriod(period, rule)?.from
  return begins !== undefined && validFrom <= begins && (validUntil === undefined || begins <= validUntil)
}
