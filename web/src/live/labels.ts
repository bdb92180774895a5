import { pageLabels } from '../language/language.ts'

const zh = {
  notices: '通知',
  bell: '通知，{{unread}} 条未读',
  bellNone: '通知，没有未读',
  onlyUnread: '只看未读',
  all: '全部',
  readAll: '全部标为已读',
  markRead: '标为已读',
  unread: '未读',
  none: '没有通知。与您有关的工单有变化、有知识更新任务时，会在这里告诉您。',
  noneUnread: '没有未读的通知。',
  close: '关闭',
  outOfScope: '该工单已不在您的查看范围内',
  articleTask: '请更新知识条目',
  taskOutOfScope: '该任务已不在您的查看范围内',
  by: '{{role}}办理',
  announce: '有新通知，共 {{unread}} 条未读',
  polling: '实时更新已中断，改为每 30 秒刷新',
  keptDays: '已读通知保留 30 天，未读保留 90 天。',
}

const en: Record<keyof typeof zh, string> = {
  notices: 'Notices',
  bell: 'Notices, {{unread}} unread',
  bellNone: 'Notices, none unread',
  onlyUnread: 'Unread only',
  all: 'All',
  readAll: 'Mark all read',
  markRead: 'Mark read',
  unread: 'Unread',
  none: 'No notices. When an order that concerns you changes or an article is asked of you, you are told here.',
  noneUnread: 'No unread notices.',
  close: 'Close',
  outOfScope: 'This order is no longer in your scope',
  articleTask: 'Renew an article',
  taskOutOfScope: 'This task is no longer in your scope',
  by: 'by {{role}}',
  announce: 'New notice, {{unread}} unread',
  polling: 'Live updates were cut off; refreshing every 30 seconds',
  keptDays: 'Read notices are kept for 30 days, unread ones for 90.',
}

export const useWords = pageLabels('live', zh, en)
