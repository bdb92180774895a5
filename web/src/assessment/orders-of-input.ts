import type { ExplanationView } from '@yihu/contract/assessments'
import { paths } from '../paths.ts'

/**
 * Address of the list that shows exactly the orders an input counts. Null when the input counts no orders, or when the
 * unit is not in the unit tree: without `unitId` the list would show the orders of all units, which is another number.
 * `assessed` is the period of the scorecard, `period` the days its scheme makes of it: what was left out of the first is
 * missing from the list as well.
 */
export function ordersOfInput(
  input: Pick<ExplanationView['inputs'][number], 'measure' | 'where'>,
  unitId: string | null,
  period: string,
  assessed: string,
): string | null {
  if (input.measure === null || unitId === null) return null
  return paths.orders({
    measure: input.measure,
    ...(input.where === null ? {} : { where: input.where }),
    period,
    ...(assessed === period ? {} : { assessed }),
    unitId,
  })
}
