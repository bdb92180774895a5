import { pageLabels } from '../language/language.ts'

export const useWords = pageLabels(
  'team',
  {
    people: '在岗人员',
    hint: '中心人员今日的工作和手上的工单。点“手上”的数字打开该人领办的工单，选中几件后可一并转交他人或放回。',
    name: '姓名',
    roles: '岗位',
    taken: '手上',
    takenOverdue: '其中超时',
    acceptedToday: '今日受理',
    callbacksToday: '今日回访',
    actionsToday: '今日操作',
    lastActionAt: '最近操作',
    none: '没有在岗人员。',
  },
  {
    people: 'People at work',
    hint: 'What people of the centre hold and have done today. The number held opens just these orders: select some to hand them over or put them back together.',
    name: 'Name',
    roles: 'Roles',
    taken: 'Holds',
    takenOverdue: 'Of them overdue',
    acceptedToday: 'Accepted today',
    callbacksToday: 'Called back today',
    actionsToday: 'Actions today',
    lastActionAt: 'Last action',
    none: 'Nobody is at work.',
  },
)
