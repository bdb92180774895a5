import type { OrderView } from '@yihu/contract/orders'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { openOffice } from './order-by-request.ts'
import type { Office } from './order-by-request.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* The appellant is not content: the order goes back with their words, is done again, and is closed content. */

// Words no other order of the demonstration has.
const place = '金桂苑北门'
const title = `${place}路灯不亮夜间出行不便`
const search = encodeURIComponent(place)
let centre: ServedCentre
let browser: Browser
let office: Office
let order: OrderView
let desk: Desk

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  office = await openOffice(centre)
  await office.reviewed(`${place}楼道堆放杂物占用通道`)
  order = await office.reviewed(title)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('不满意、退回重办、再回访满意', { timeout: 180_000 }, () => {
  test('the call-back agent opens the order and sees what to ask, and the number only when it is to be dialled', async () => {
    desk = await signIn(browser, centre, 'callback')
    await desk.page.getByRole('link', { name: '回访台' }).click()
    await desk.page.getByRole('button', { name: new RegExp(title) }).click()
    const panel = desk.page.getByRole('region', { name: '回访登记' })

    await panel.getByText('当日恢复正常').waitFor()
    await panel.getByText('154******45').waitFor()
    await takePicture(desk.page, 'callback-desk')
    await panel.getByRole('button', { name: '显示号码' }).click()
    await panel.getByRole('link', { name: '15400012345' }).waitFor()
    await expectAccessible(desk.page)
    const { rows } = await centre.storage.pool.query<{ reason: string }>(
      `select reason from audit_log where subject like '%' || $1`,
      [order.orderNo],
    )
    expect(rows).toEqual([{ reason: '回访' }])
  })

  test('by keys: in touch, not resolved, dissatisfied; the form of rework opens with the appellant’s words', async () => {
    await desk.page.keyboard.press('y')
    await desk.page.keyboard.press('n')
    await desk.page.keyboard.press('n')
    await desk.page.keyboard.press('4')
    await desk.fill('诉求人的话', '修好当晚又不亮了，没有人来看过。')
    await desk.page.getByRole('button', { name: '确认，转退回重办' }).click()
    const form = desk.page.getByRole('dialog', { name: /退回重办/ })
    await form.waitFor()
    expect(await form.getByLabel('理由', { exact: true }).inputValue()).toBe(
      '回访时诉求人表示：问题未解决，答复不属实，不满意。修好当晚又不亮了，没有人来看过。',
    )
    await form.getByText('答非所问').waitFor()
    await expectAccessible(desk.page)
    await form.getByRole('button', { name: '确认退回重办' }).click()
    await form.waitFor({ state: 'hidden' })
    expect((await reread()).state).toBe('dispatched')
  })

  test('the unit finds it sent back, and does it again', async () => {
    const unit = await signIn(browser, centre, 'unit01')
    await unit.go(`/desks/unit?queue=reworked&q=${search}`)
    await unit.page.getByRole('button', { name: new RegExp(title) }).waitFor()
    await unit.leave()
    const now = await office.feedBack(
      await reread(),
      '已更换整条线路并连续三晚到场查看，路灯正常，并当面告知市民。',
    )
    await office.act('dispatcher', now, 'review')
  })

  test('called again the appellant is content: one confirm closes the order, and both ratings stand', async () => {
    await desk.go(`/desks/callback?order=${order.orderId}&q=${search}`)
    const panel = desk.page.getByRole('region', { name: '回访登记' })
    await panel.getByText('首次评价：不满意').waitFor()
    await desk.page.keyboard.press('y')
    await desk.page.keyboard.press('y')
    await desk.page.keyboard.press('y')
    await desk.page.keyboard.press('1')
    await desk.page.keyboard.press('Control+Enter')
    await desk.page.getByText('已登记回访并办结。').waitFor()
    const now = await reread()
    expect(now).toMatchObject({
      state: 'closed',
      facts: { reworks: 1, firstSatisfaction: 'dissatisfied', finalSatisfaction: 'satisfied' },
    })
    // The next order is under the Enter key, once the list is read again.
    await desk.page
      .locator('.queue-list')
      .getByText(/楼道堆放杂物/)
      .waitFor()
    await desk.page.locator('.workbench-order button:focus').waitFor()
    await desk.page.keyboard.press('Enter')
    await desk.page.getByRole('heading', { name: /楼道堆放杂物/ }).waitFor()
  })

  test('not reached: the attempt is noted, the next is spaced, and an appointment is kept', async () => {
    await desk.page.keyboard.press('u')
    await desk.page.getByText('无人接听').click()
    await desk.page.getByRole('button', { name: '确认未接通，下一件' }).click()
    await desk.go(`/desks/callback?queue=toCallAgain&q=${search}`)
    await desk.page.getByRole('button', { name: /楼道堆放杂物/ }).click()
    const panel = desk.page.getByRole('region', { name: '回访登记' })
    await panel.getByText('距上次回访时间太短').waitFor()
    await panel.getByText('未接通：无人接听').waitFor()
    await panel.getByText(/两次回访至少间隔 4 小时/).waitFor()
    await panel.getByRole('button', { name: '预约回访' }).click()
    await desk.fill('诉求人约定的时间', '2099-01-01T09:00')
    await panel.getByRole('button', { name: '保存预约' }).click()
    await panel.getByText(/诉求人约定 2099-01-01 09:00 回访/).waitFor()
    await desk.page.getByRole('button', { name: /已预约\s*\d/ }).waitFor()
    await desk.leave()
  })
})

async function reread(): Promise<OrderView> {
  const reply = await desk.page.request.get(`/api/orders/${order.orderId}`)
  return (await reply.json()) as OrderView
}
