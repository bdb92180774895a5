import type { Permission } from '@yihu/core/access/permissions'
import type { LabelKey } from '../language/language.ts'
import { paths } from '../paths.ts'

interface NavigationItem {
  readonly label: LabelKey
  readonly to: string
  readonly permission: Permission
  /** Highlighted only on this very page, not on those below it. */
  readonly isExact: boolean
}

const items: readonly NavigationItem[] = [
  { label: 'nav.home', to: paths.home(), permission: 'overview.read', isExact: true },
  { label: 'nav.orders', to: paths.orders(), permission: 'order.read', isExact: false },
  { label: 'nav.desk', to: paths.desk(), permission: 'appeal.accept', isExact: true },
  { label: 'nav.assessment', to: paths.assessment(), permission: 'assessment.read', isExact: false },
  { label: 'nav.bulletin', to: paths.bulletin(), permission: 'bulletin.read', isExact: false },
]

/** The pages these permissions open, in the order of the day's work. */
export function navigationFor(permissions: readonly Permission[]): readonly NavigationItem[] {
  return items.filter(({ permission }) => permissions.includes(permission))
}
