import type { ErrorEntry } from './errors.ts'

/** Refusals about tasks to write or renew an article; part of the catalogue in `errors.ts`. */
export const articleTaskErrors = {
  articleTaskNotFound: {
    status: 404,
    zh: '没有这项知识更新任务，或它不属于您的单位',
    en: 'There is no such article task, or it is not one of your unit',
  },
  articleTaskAnswered: {
    status: 409,
    zh: '这项任务已经答复，不能再答复或撤回；内容还要改，请另提任务',
    en: 'The task is answered already and cannot be answered or withdrawn any more; for further changes, ask anew',
  },
  articleTaskWithdrawn: {
    status: 409,
    zh: '这项任务已被中心撤回，不用再答复',
    en: 'The centre has withdrawn the task; no answer is needed',
  },
  articleTaskChanged: {
    status: 409,
    zh: '任务已被他人更新（您看到的是第 {seen} 版，现为第 {now} 版），请看过最新内容再决定',
    en: 'Somebody else has changed the task (you saw version {seen}, it is now {now}); look at it as it is now and decide again',
  },
  articleNotOfUnit: {
    status: 422,
    zh: '所选知识条目不是该单位的，请重新选择',
    en: 'The article is not one of this unit; choose another',
  },
  noArticleToRenew: {
    status: 422,
    zh: '这项任务没有对应的知识条目，答复不能作为条目的新内容',
    en: 'The task is about no article, so the answer cannot be the new text of one',
  },
  dueOnDayOff: {
    status: 422,
    zh: '{dueOn} 不是工作日，请选一个工作日作为最后期限',
    en: '{dueOn} is no working day; choose a working day as the last one',
  },
  dueInPast: {
    status: 422,
    zh: '期限 {dueOn} 已经过去，请选今天或以后的工作日',
    en: 'The day {dueOn} is over; choose a working day from today on',
  },
} as const satisfies Record<string, ErrorEntry>
