import { letTimePass } from '@yihu/server/operations/let-time-pass'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { find } from './dispatch-story.ts'
import { expectAccessible } from './expect-accessible.ts'
import { pastOrder } from './past-order.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'

/* An order nobody signs: received by lapse of time, red, supervised by itself, answered by the unit, lifted. */

let served: ServedCentre
let browser: Browser
let path = ''
/** The story's own orders, beside those of the demonstration. */
const overdue: string[] = []
const title = '人行道地砖破损多日无人修复'

beforeAll(async () => {
  served = await serveCentre(new Date())
  browser = await launchBrowser()
  const acceptedAt = new Date(Date.now() - 45 * 86_400_000)
  const past = await pastOrder(served, { title }, acceptedAt)
  await past.act({ login: 'dispatcher', role: 'dispatcher' }, 'dispatch', acceptedAt, {
    unitId: served.ids.unitIds.get(served.unitName) ?? '',
  })
  for (const place of ['书院路', '芙蓉路', '河东大道']) {
    const other = await pastOrder(served, { title: `${place}窨井盖松动有异响` }, acceptedAt)
    await other.act({ login: 'dispatcher', role: 'dispatcher' }, 'dispatch', acceptedAt, {
      unitId: [...served.ids.unitIds.values()][1] ?? '',
    })
    overdue.push(other.order.orderId)
  }
  overdue.push(past.order.orderId)
  path = `/orders/${past.order.orderId}`
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

describe('an order nobody signs', { timeout: 180_000 }, () => {
  test('is received by lapse of time and supervised by itself', async () => {
    const day = 86_400_000
    // So long ago there was nothing here but these four orders.
    expect(await letTimePass(served.storage, served.centre, new Date(Date.now() - 40 * day))).toMatchObject({
      signBySystem: 4,
    })
    await letTimePass(served.storage, served.centre, new Date())
    const { rows } = await served.storage.pool.query<{ order_id: string; supervisions: number }>(
      'select order_id, count(*)::int as supervisions from supervisions where order_id = any($1) group by 1',
      [overdue],
    )
    expect(rows).toHaveLength(4)
    expect(rows.filter(({ supervisions }) => supervisions !== 1)).toEqual([])
  })

  test('stands red before the supervisor, with its notice and the unit’s backlog', async () => {
    const desk = await signIn(browser, served, 'supervisor')
    await desk.page.getByRole('link', { name: '督办台' }).click()
    await desk.page.getByRole('button', { name: /单位超期 \d+/ }).waitFor()
    await find(desk, title)
    await desk.page.getByRole('button', { name: new RegExp(title) }).click()
    await desk.page.getByText('超过办理时限，系统自动督办').first().waitFor()
    await desk.page.getByText('蓝色督办单').first().waitFor()
    expect(await desk.page.getByText('超期', { exact: true }).count()).toBeGreaterThan(0)
    await expectAccessible(desk.page)
    await desk.page.getByRole('button', { name: '打印督办单' }).first().click()
    await desk.page.getByRole('heading', { name: '日常督办通知单' }).waitFor()
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('button', { name: '各单位积压' }).click()
    await desk.page.getByRole('rowheader', { name: served.unitName }).waitFor()
    await expectAccessible(desk.page)
    await desk.leave()
  })

  test('is answered by the unit', async () => {
    const desk = await signIn(browser, served, 'unit01')
    await desk.go(path)
    await desk.act('回复督办', () => desk.fill('答复内容', '已安排施工队，本周内完成修复并联系市民。'))
    await desk.leave()
  })

  test('is lifted by the supervisor, and the log says all of it', async () => {
    const desk = await signIn(browser, served, 'supervisor')
    await desk.go(`/desks/supervision?queue=answersToRead&q=${encodeURIComponent(title)}`)
    await desk.page.getByRole('button', { name: new RegExp(title) }).click()
    await desk.page.getByText('已安排施工队，本周内完成修复并联系市民。').first().waitFor()
    await desk.act('解除督办', () => desk.fill('理由', '单位已回复并明确完成时间。'))
    await desk.page.getByText('已离开此队列').waitFor()
    for (const entry of ['超期自动接收', '督办', '回复督办', '解除督办'])
      expect(await desk.page.getByText(entry, { exact: true }).count()).toBeGreaterThan(0)
    await desk.leave()
  })

  test('the leader sees the situation and can change nothing', async () => {
    const desk = await signIn(browser, served, 'leader')
    await desk.page.getByRole('link', { name: '态势' }).click()
    await desk.page.getByRole('heading', { name: '超期最多的单位' }).waitFor()
    await expectAccessible(desk.page)
    await desk.go(path)
    await desk.page.getByRole('heading', { name: '诉求内容' }).waitFor()
    expect(await desk.page.getByRole('button', { name: '督办', exact: true }).count()).toBe(0)
    await desk.leave()
  })

  test('the team leader sees who works on what', async () => {
    const desk = await signIn(browser, served, 'teamleader')
    await desk.go('/desks/team')
    await desk.page.getByRole('button', { name: '在岗人员' }).click()
    await desk.page.getByRole('columnheader', { name: '今日操作' }).waitFor()
    await expectAccessible(desk.page)
    await desk.leave()
  })
})
