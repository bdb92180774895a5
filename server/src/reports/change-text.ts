import type { Figure } from '@yihu/core/bulletin/figures'

/**
 * The wording of a change against the period before: `环比上升 0.32%`, `环比下降 1.5%`, `环比持平`. The direction is
 * the sign of `figure.value`; the amount is `figure.printed` without its sign, so it says percent or percentage
 * points exactly as the figure does. A change that has no base (the period before had none) says so.
 */
export function changeText(figure: Figure): string {
  if (figure.value === null) return '环比无可比数据'
  if (figure.value === 0) return '环比持平'
  const amount = figure.printed.replace(/^[-−+＋－]\s*/, '')
  return `环比${figure.value > 0 ? '上升' : '下降'} ${amount}`
}
