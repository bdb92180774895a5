import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { keptKeys } from './kept-keys.ts'
import type { Desk } from './desk.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'

/* The line goes down in the middle of a call: the agent goes on, and every appeal arrives exactly once. */

let centre: ServedCentre
let browser: Browser
let desk: Desk

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  desk = await signIn(browser, centre, 'agent')
}, 120_000)

afterAll(async () => {
  await desk?.leave()
  await browser?.close()
  await centre?.stop()
})

describe('a minute without a line', { timeout: 180_000 }, () => {
  test('the form, a reload and sending work; back on the line the order is made once', async () => {
    const { page, context } = desk
    await desk.go('/desk')
    // The worker that keeps the pages has taken over; one that could not is started anew with the page.
    const hasTakenOver = () => page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await hasTakenOver().catch(async () => {
      await page.reload()
      await hasTakenOver()
    })
    await page.getByLabel('来电号码').fill('15400000031')
    await page.getByRole('textbox', { name: '标题' }).fill('咨询居住证遗失登记')

    await context.setOffline(true)
    await page.getByText('连接不上服务器').waitFor()
    await page.getByRole('textbox', { name: '诉求内容' }).fill('市民来电咨询居住证遗失登记的材料和地点。')
    const response = await page.reload()
    expect(response?.fromServiceWorker()).toBe(true)
    await page.getByLabel('来电号码').waitFor()
    expect(await page.getByLabel('来电号码').inputValue()).toBe('15400000031')
    expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toBe('咨询居住证遗失登记')
    expect(await page.getByRole('textbox', { name: '诉求内容' }).inputValue()).toContain('居住证')

    // The lists of the form are kept too.
    await desk.choose('事项分类', '物业管理')
    await page.getByRole('textbox', { name: '答复内容' }).fill('请携带身份证、居住证明到辖区派出所办理。')
    await page.keyboard.press('Alt+1')
    await page.getByText('待发送 1').waitFor()
    // Ready for the next call; a second one waits beside the first, through another reload.
    await page.getByLabel('来电号码').fill('15400000032')
    await page.getByRole('textbox', { name: '标题' }).fill('咨询公积金跨省转出')
    await page.getByRole('textbox', { name: '诉求内容' }).fill('市民来电咨询公积金跨省转出条件。')
    await desk.choose('事项分类', '物业管理')
    await page.keyboard.press('Alt+2')
    await page.getByText('待发送 2').waitFor()
    await page.reload()
    await page.getByText('待发送 2').waitFor()

    await context.setOffline(false)
    await page.locator('.order-no').waitFor()
    await page.getByText(/待发送/).waitFor({ state: 'hidden' })
    // Nothing of what was sent is left in the browser.
    expect(await keptKeys(desk.page)).toEqual([])
    await desk.go('/orders')
    await page
      .getByRole('link', { name: /咨询居住证遗失登记/ })
      .first()
      .waitFor()
    expect(await ordersNamed('咨询居住证遗失登记')).toBe(1)
    expect(await ordersNamed('咨询公积金跨省转出')).toBe(1)
  })

  test('a reply lost on the way makes no second order', async () => {
    const { page } = desk
    await desk.go('/desk')
    let lost = 0
    await page.route('**/api/desk/appeals', async (route) => {
      lost++
      if (lost > 1) return route.continue()
      // The server has done it; the seat never hears so.
      await route.fetch()
      return route.abort('connectionreset')
    })
    await page.getByLabel('来电号码').fill('15400000033')
    await page.getByRole('textbox', { name: '标题' }).fill('咨询老年卡办理')
    await page.getByRole('textbox', { name: '诉求内容' }).fill('市民来电咨询老年卡办理地点。')
    await desk.choose('事项分类', '物业管理')
    await page.keyboard.press('Alt+2')
    await page.locator('.order-no').waitFor({ timeout: 20_000 })
    expect(lost).toBeGreaterThanOrEqual(2)
    expect(await ordersNamed('咨询老年卡办理')).toBe(1)
  })

  test('what the server refuses comes back as a draft with the reason', async () => {
    const { page } = desk
    await page.unroute('**/api/desk/appeals')
    await page.route('**/api/desk/appeals', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          code: 'unknownDesk',
          status: 422,
          detail: '没有这个受理专席',
          detailEn: 'No such desk',
        }),
      }),
    )
    await desk.go('/desk')
    await page.getByLabel('来电号码').fill('15400000034')
    await page.getByRole('textbox', { name: '标题' }).fill('咨询户口迁移')
    await page.getByRole('textbox', { name: '诉求内容' }).fill('市民来电咨询户口迁移材料。')
    await desk.choose('事项分类', '物业管理')
    await page.keyboard.press('Alt+2')
    await page.getByText('没有这个受理专席').waitFor()
    expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toBe('咨询户口迁移')
    expect((await keptKeys(desk.page)).every((key) => key.startsWith('draft/'))).toBe(true)
  })
})

function ordersNamed(title: string): Promise<number> {
  return desk.page.evaluate(async (words) => {
    const reply = await fetch(`/api/orders?q=${encodeURIComponent(words)}`)
    const page = (await reply.json()) as { total: number }
    return page.total
  }, title)
}
