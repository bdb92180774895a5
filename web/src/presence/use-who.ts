import type { PresentPerson } from '@yihu/contract/live'
import { roleLabels } from '@yihu/core/access/roles'
import { useLanguage } from '../language/language.ts'
import { useWords } from './labels.ts'

/** How a person who has the order open is called: by name and office, or by office alone. */
export function useWho(): (person: Pick<PresentPerson, 'name' | 'role' | 'unitName'>) => string {
  const { pick } = useLanguage()
  const words = useWords()
  return ({ name, role, unitName }) => {
    const office = pick(roleLabels[role])
    if (name === null)
      return unitName === null
        ? words('nameless', { role: office })
        : words('namelessOfUnit', { unit: unitName, role: office })
    return unitName === null
      ? words('withRole', { name, role: office })
      : words('ofUnit', { unit: unitName, name, role: office })
  }
}
