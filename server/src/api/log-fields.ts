import { maskPhone, mayReveal } from '@yihu/core/access/mask'
import { scopeOf } from '@yihu/core/access/permissions'
import type { Actor } from '@yihu/core/access/roles'

type Fields = Readonly<Record<string, unknown>>

interface Entry {
  readonly action: string
  readonly unitId: string | null
  readonly fields: Fields
}

/** What one unit asks of its superior or the centre, and what it is told: of no concern to the others that have a part. */
const betweenUnitAndCentre: ReadonlySet<string> = new Set([
  'requestReturn',
  'approveReturn',
  'refuseReturn',
  'raiseDispute',
  'requestExtension',
  'grantExtension',
  'refuseExtension',
  'requestSuspension',
  'recordContact',
])

/** Words of the centre among its own, and a number: they say who it is as a matter of course. */
const saysWho: readonly string[] = ['note', 'contactNumber']

/**
 * The fields of a log entry as an actor may read them. The log is the same for everybody and so is its chain; but of
 * another unit's requests a unit sees that they were made, and of an appellant who asked for confidentiality (domain A12)
 * nothing that the centre noted down.
 */
export function logFields({ action, unitId, fields }: Entry, actor: Actor, isConfidential: boolean): Fields {
  const scope = scopeOf(actor)
  const isOthers = scope.kind === 'units' && (unitId === null || !scope.unitIds.includes(unitId))
  if (isOthers && betweenUnitAndCentre.has(action)) return {}
  const isOpen = mayReveal(actor, { isConfidential })
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => isOpen || !saysWho.includes(name))
      // The number a unit called is the appellant's own: masked like it.
      .map(([name, value]) =>
        name === 'contactNumber' && typeof value === 'string' ? [name, maskPhone(value)] : [name, value],
      ),
  )
}
