import type { ReferenceData } from '@yihu/contract/reference-data'
import type { AppealKind } from '@yihu/core/appeal/appeal'
import { roleLabels } from '@yihu/core/access/roles'
import { appealKindLabels, appealKinds } from '@yihu/core/appeal/appeal'
import { useMemo } from 'react'
import { useReferenceData } from '../api/queries.ts'
import { useLanguage } from './language.ts'

type Named = ReferenceData['channels'][number]
export interface Option {
  readonly value: string
  readonly label: string
}

/** An entry that was closed names old orders and is not chosen any more. */
interface KnownOption extends Option {
  readonly isOpen: boolean
}

/** Names of codes, and the options a select offers, from the centre's reference data. */
export function useNames() {
  const { language, pick } = useLanguage()
  const data = useReferenceData()
  return useMemo(() => {
    // Local names of the kinds are data of the centre, in Chinese (R5.1).
    const kindName = (kind: AppealKind) =>
      (language === 'zh' ? data?.kindNames[kind] : undefined) ?? pick(appealKindLabels[kind])
    const known = {
      channels: pathOptions(data?.channels),
      categories: pathOptions(data?.categories),
      divisions: pathOptions(data?.divisions),
      desks: pathOptions(data?.desks),
      programmeTags: pathOptions(data?.programmeTags),
      returnReasons: pathOptions(data?.returnReasons),
      reworkReasons: pathOptions(data?.reworkReasons),
      declineCategories: pathOptions(data?.declineCategories),
      kinds: appealKinds.map((kind) => ({ value: kind, label: kindName(kind), isOpen: true })),
      staff: (data?.staff ?? []).map(({ userId, name, roles: held }) => ({
        isOpen: true,
        value: userId,
        label: `${name}（${held.map((role) => pick(roleLabels[role])).join('、')}）`,
      })),
      units: (data?.units ?? []).map(({ unitId, name, groupName, isOpen }) => ({
        isOpen,
        value: unitId,
        label: groupName === '' ? name : `${name}（${groupName}）`,
      })),
    } satisfies Record<string, readonly KnownOption[]>
    const lists = withoutClosed(known)
    const nameIn = (list: keyof typeof known, code: string | null) =>
      code === null ? '—' : (known[list].find(({ value }) => value === code)?.label ?? code)
    const unitName = (unitId: string) => data?.units.find((unit) => unit.unitId === unitId)?.name ?? unitId
    return { lists, known, nameIn, kindName, unitName, isReady: data !== undefined }
  }, [data, language, pick])
}

/** Each entry of a tree under its whole path, `市容环卫 / 垃圾清运`: searching finds it by any part. */
export function pathOptions(list: readonly Named[] | undefined): KnownOption[] {
  const byCode = new Map((list ?? []).map((entry) => [entry.code, entry]))
  const pathOf = (entry: Named, depth = 0): string => {
    const parent = entry.parentCode === null || depth > 8 ? undefined : byCode.get(entry.parentCode)
    return parent ? `${pathOf(parent, depth + 1)} / ${entry.name}` : entry.name
  }
  return (list ?? []).map((entry) => ({ value: entry.code, label: pathOf(entry), isOpen: entry.isOpen }))
}

function withoutClosed<Lists extends Record<string, readonly KnownOption[]>>(lists: Lists): Lists {
  const open = Object.entries(lists).map(([name, options]) => [name, options.filter(({ isOpen }) => isOpen)])
  return Object.fromEntries(open) as Lists
}
