import { pageLabels } from '../language/language.ts'

const zh = {
  views: '视图',
  saveView: '保存当前视图',
  viewName: '视图名称',
  viewNameHint: '例如：本周超期',
  viewMenu: '管理视图“{{name}}”',
  rename: '改名',
  update: '改为当前条件',
  beginWith: '打开列表时先显示',
  notBeginWith: '不再先显示',
  share: '共享',
  shareWith: '共享给这些岗位',
  shareNote: '选中的岗位都会看到这个视图；不选则只有自己看到。',
  remove: '删除',
  removed: '已删除视图“{{name}}”',
  undo: '撤销',
  shared: '共享',
  isDefault: '默认',
  save: '保存',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  views: 'Views',
  saveView: 'Save this view',
  viewName: 'Name of the view',
  viewNameHint: 'For example: overdue this week',
  viewMenu: 'Manage the view “{{name}}”',
  rename: 'Rename',
  update: 'Change to what is shown now',
  beginWith: 'Begin the list with it',
  notBeginWith: 'No longer begin with it',
  share: 'Share',
  shareWith: 'Share with these roles',
  shareNote: 'Everybody with a chosen role sees the view; without a role it is yours alone.',
  remove: 'Delete',
  removed: 'View “{{name}}” deleted',
  undo: 'Undo',
  shared: 'shared',
  isDefault: 'default',
  save: 'Save',
}

export const useViewWords = pageLabels('orderList', zh, en)
