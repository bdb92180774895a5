import type { AnsweringDayPlan } from './answering-day.ts'

const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const

/**
 * The notice (公告) that tells citizens of a leaders' answering day, drawn from its plan; in Chinese, as it is printed in
 * the paper and on the city's site. It names the office and not the person (R22.1).
 */
export function answeringDayNotice(plan: AnsweringDayPlan, unitName: string): string {
  const who = plan.leaderOffice.startsWith(unitName) ? plan.leaderOffice : `${unitName}${plan.leaderOffice}`
  return [
    `${unitName}“领导接听日”公告`,
    `${dateInWords(plan.heldOn)}${plan.startsAt}—${plan.endsAt}，${who}将走进12345政务服务便民热线，现场接听群众来电。`,
    `受理范围：${plan.matters.replace(/[。；;\s]+$/, '')}。`,
    '届时请拨打12345反映诉求。时段内未能接入的来电，热线将照常受理、转办和回访。',
  ].join('\n')
}

/** `2026年11月26日（星期四）` */
function dateInWords(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  return `${year}年${month}月${day}日（${weekday}）`
}
