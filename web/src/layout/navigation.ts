import type { Session } from '@yihu/contract/reference-data'
import type { Permission } from '@yihu/core/access/permissions'
import { workbenches, workbenchLabels, workbenchRoles } from '@yihu/core/workbench/queues'
import type { Bilingual, LabelKey } from '../language/language.ts'
import { paths } from '../paths.ts'

export interface NavigationItem {
  readonly label: LabelKey | Bilingual
  readonly to: string
  /** Highlighted only on this very page, not on those below it. */
  readonly isExact: boolean
}

/** The pages a person's permissions open and the desks of their roles, in the order of the day's work. */
export function navigationFor({ permissions, roles }: Session): readonly NavigationItem[] {
  const page = (
    permission: Permission,
    label: NavigationItem['label'],
    to: string,
    isExact = false,
  ): NavigationItem[] => (permissions.includes(permission) ? [{ label, to, isExact }] : [])
  const desks = workbenches
    .filter((workbench) => workbenchRoles[workbench].some((role) => roles.includes(role)))
    .map((workbench) => ({
      label: workbenchLabels[workbench],
      to: paths.workbench(workbench),
      isExact: false,
    }))
  return [
    ...page('overview.read', 'nav.home', paths.home(), true),
    ...page('appeal.accept', 'nav.desk', paths.desk(), true),
    ...desks,
    ...page('situation.read', 'nav.situation', paths.situation()),
    ...page('sample.read', { zh: '抽查回访', en: 'Spot checks' }, paths.samples()),
    ...page('order.read', 'nav.orders', paths.orders()),
    ...page('desk.read', 'nav.desks', paths.deskLedger()),
    ...page('assessment.read', 'nav.assessment', paths.assessment()),
    ...page('dialTest.read', { zh: '拨测', en: 'Dial tests' }, paths.dialTests()),
    ...page('articleTask.read', { zh: '知识更新', en: 'Article tasks' }, paths.articleTasks()),
    ...page('bulletin.read', 'nav.bulletin', paths.bulletin()),
    ...page('administration', 'nav.administration', paths.administration()),
  ]
}
