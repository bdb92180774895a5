import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { expectAccessible } from './expect-accessible.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* Two dispatchers on one order see each other; the second to confirm is refused and loses nothing typed. */

let centre: ServedCentre
let browser: Browser
let first: Desk
let second: Desk
let unit: Desk
let orderPath = ''
const title = '河西路路面塌陷车辆无法通行'

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  first = await signIn(browser, centre, 'dispatcher')
  second = await signIn(browser, centre, 'dispatcher2')
  unit = await signIn(browser, centre, 'unit01')
  orderPath = await acceptOne(first)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('two dispatchers on one order', { timeout: 180_000 }, () => {
  test('the second sees the first there, and the first sees the second come', async () => {
    await first.go(orderPath)
    await first.page.getByRole('button', { name: '派单', exact: true }).waitFor()
    await second.go(orderPath)
    await second.page.getByText('派单员01（派单员）正在查看').waitFor()
    await first.page.getByText('派单员02（派单员）正在查看').waitFor()
  })

  test('a form that is open is seen, and stands as a warning before another', async () => {
    await first.page.getByRole('button', { name: '派单', exact: true }).click()
    await second.page.getByText('派单员01（派单员）正在填写“派单”').waitFor()
    await expectAccessible(second.page)
    await takePicture(second.page, 'two-on-one-order')
    await second.page.getByRole('button', { name: '派单', exact: true }).click()
    await second.page.getByText('先确认的一个生效').waitFor()
    expect(await second.page.getByRole('button', { name: '确认派单' }).isDisabled()).toBe(true)
    await second.page.getByRole('button', { name: '仍要办理' }).click()
    await second.choose('承办单位', centre.unitName)
    await second.fill('派单意见', '请立即设置围挡并抢修。')
  })

  test('the first to confirm is done; the unit hears of it at once', async () => {
    await first.choose('承办单位', centre.unitName)
    await first.fill('派单意见', '请尽快核实。')
    await first.page.getByRole('button', { name: '确认派单' }).click()
    await first.page.getByText('待签收').first().waitFor()
    await unit.page.getByRole('button', { name: '通知，1 条未读' }).waitFor()
  })

  test('the second sees what happened, is refused in words, and has lost nothing', async () => {
    const { page } = second
    await page.getByText('您填写期间，工单已有变化').waitFor()
    await page.getByRole('button', { name: '确认派单' }).click()
    await page.getByText('工单已被他人更新').waitFor()
    await page.getByRole('listitem').filter({ hasText: '派单员01（派单员）' }).waitFor()
    await page.getByText('按最新情况，不能再“派单”').waitFor()
    expect(await page.getByLabel('派单意见', { exact: true }).inputValue()).toBe('请立即设置围挡并抢修。')
    await expectAccessible(page)
    await takePicture(page, 'refused-second')
    await page.getByRole('button', { name: '取消' }).last().click()
    await page.getByRole('button', { name: '确认派单' }).waitFor({ state: 'hidden' })
    await first.page.getByText('派单员02（派单员）正在查看').waitFor()
  })

  test('a change that leaves the action possible is looked at, and the action goes on', async () => {
    for (const desk of [first, second]) {
      // The warning stands in a form that is opened after the other's has been seen.
      if (desk === second) await desk.page.getByText('派单员01（派单员）正在填写“催办”').waitFor()
      await desk.page.getByRole('button', { name: '催办', exact: true }).click()
      const insist = desk.page.getByRole('button', { name: '仍要办理' })
      if (desk === second) await insist.click()
      await desk.fill('备注', `请抓紧办理（${desk === first ? '一' : '二'}）`)
    }
    await first.page.getByRole('button', { name: '确认催办' }).click()
    await first.page.getByRole('button', { name: '确认催办' }).waitFor({ state: 'hidden' })
    await second.page.getByRole('button', { name: '已看过，按最新情况继续' }).click()
    await second.page.getByRole('button', { name: '确认催办' }).click()
    await second.page.getByRole('button', { name: '确认催办' }).waitFor({ state: 'hidden' })
    // The first hears of it without asking.
    await first.page.getByText('请抓紧办理（二）').waitFor()
  })

  test('the unit reads its notices, opens the order from one, and does not learn names of the centre', async () => {
    const { page } = unit
    await page.getByRole('button', { name: '通知，3 条未读' }).click()
    await page.getByRole('dialog').getByText('催办').first().waitFor()
    await expectAccessible(page)
    await takePicture(page, 'notices')
    await page
      .getByRole('dialog')
      .getByRole('link', { name: new RegExp(title) })
      .last()
      .click()
    await page.waitForURL(`**${orderPath}`)
    await page.getByRole('button', { name: '通知，2 条未读' }).waitFor()
    await page.getByText('热线中心派单员正在查看').first().waitFor()
    await page.getByRole('button', { name: '通知，2 条未读' }).click()
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByRole('button', { name: '关闭' }).click()
    await page.getByRole('button', { name: '通知，没有未读' }).waitFor()
  })

  test('without the stream the page says so quietly and still hears of changes, on a phone too', async () => {
    const phone = await signIn(browser, centre, 'supervisor')
    const { page } = phone
    await page.setViewportSize({ width: 390, height: 844 })
    await page.route('**/api/live?*', (route) => route.abort())
    await page.clock.install()
    await phone.go(orderPath)
    await page.getByText('催办次数').waitFor()
    await page.clock.runFor(8_000)
    await page.getByText('实时更新已中断').waitFor({ state: 'attached' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await takePicture(page, 'order-phone-polling')
    await first.act('催办', async () => first.fill('备注', '请抓紧办理（三）'))
    await page.clock.runFor(31_000)
    await page.getByText('请抓紧办理（三）').waitFor()
    await phone.leave()
  })

  test('who leaves is gone from the page of the other', async () => {
    await second.go('/orders')
    // By the farewell: the lease alone would keep them there for a minute.
    await first.page.getByText('派单员02（派单员）正在查看').waitFor({ state: 'hidden', timeout: 20_000 })
  })
})

async function acceptOne(desk: Desk): Promise<string> {
  const reply = await desk.page.request.post('/api/appeals', {
    headers: { 'idempotency-key': randomUUID() },
    data: {
      channelCode: 'phone',
      kind: 'assistance',
      title,
      content: '市民来电反映河西路与建设路口路面塌陷，车辆无法通行，请尽快抢修。',
      categoryCode: await firstCategory(desk),
      appellantName: '陈小明',
      appellantPhone: '15400012345',
    },
  })
  const { orderId } = (await reply.json()) as { orderId?: string }
  if (!orderId) throw new Error(await reply.text())
  return `/orders/${orderId}`
}

async function firstCategory(desk: Desk): Promise<string> {
  const reply = await desk.page.request.get('/api/reference-data')
  const { categories } = (await reply.json()) as { categories: { code: string }[] }
  return categories[0]?.code ?? ''
}
