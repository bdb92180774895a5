import { unitsBelow } from '@yihu/core/access/unit-tree'
import { useMemo } from 'react'
import { useReferenceData } from '../api/queries.ts'
import type { Option } from '../language/use-names.ts'
import { pathOptions } from '../language/use-names.ts'

/** The units an order may be passed down to: those below a unit, each under its path, `岳塘街道 / 河东社区`. */
export function useUnitsBelow(unitId: string | undefined): readonly Option[] {
  const data = useReferenceData()
  return useMemo(
    () =>
      data === undefined || unitId === undefined
        ? []
        : pathOptions(
            unitsBelow(data.units, unitId).map((unit) => ({
              code: unit.unitId,
              name: unit.name,
              parentCode: unit.parentId,
              isOpen: unit.isOpen,
            })),
          ),
    [data, unitId],
  )
}
