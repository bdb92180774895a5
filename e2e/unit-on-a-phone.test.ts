import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { expectAccessible } from './expect-accessible.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { dispatchOrders } from './prepare-order.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* A clerk out on the road does the day's work on a phone of 390 pixels. */

// A unit that nothing of the demonstration waits for.
const unit = '市文旅广体局'
const titles = ['公园东门占道经营', '建设路垃圾未清运', '体育馆旁广告牌松动', '河西菜场油烟扰民']

let centre: ServedCentre
let browser: Browser
let desk: Desk
let page: Page

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  await dispatchOrders(
    browser,
    centre,
    titles.map((title) => ({ title, lead: unit })),
  )
  desk = await signIn(browser, centre, await centre.loginOf(unit))
  page = desk.page
  await page.setViewportSize({ width: 390, height: 844 })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('a unit on a phone', { timeout: 180_000 }, () => {
  test('signs many from the list', async () => {
    await desk.go('/desks/unit')
    await expectToFit()
    await page.getByRole('button', { name: '批量签收', exact: true }).click()
    const dialog = page.getByRole('dialog')
    // One of them is looked at first.
    await dialog.getByRole('checkbox', { name: titles[3] ?? '' }).uncheck()
    await dialog.getByRole('button', { name: '签收所选 3 件' }).click()
    await dialog.getByText('已签收 3 件，未签收 0 件').waitFor()
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    await page.getByRole('button', { name: '待签收 1' }).waitFor()
  })

  test('opens the order of the list and signs it with the thumb', async () => {
    await page.locator('.queue-list button', { hasText: titles[3] ?? '' }).click()
    await expectToFit()
    const sign = page.getByRole('button', { name: '确认签收' })
    await expectForThumb(sign)
    await sign.click()
    await page.getByRole('button', { name: '确认联系诉求人' }).waitFor()
  })

  test('records the contact: not reached, then reached', async () => {
    const log = page.getByRole('region', { name: '联系记录' })
    // Nobody answered: the step stays the next one.
    await contact('无人接听，稍后再拨。', '否')
    await log.getByText('未接通').waitFor()
    await contact('已与市民约定下午三点到现场。', '是')
    await page.getByRole('button', { name: '确认联系诉求人' }).waitFor({ state: 'hidden' })
    await log.getByText('已接通').waitFor()
    expect(await log.getByText('154******45').count()).toBe(2)
    await expectToFit()
  })

  test('feeds back, with the elements of closing in sight', async () => {
    await page.getByRole('button', { name: '反馈', exact: true }).click()
    await desk.fill('核实情况', '经现场核实，烧烤摊油烟直排居民楼。')
    await desk.fill('办理措施和结果', '已责令安装油烟净化装置，限三日内完成，期间停止室外烧烤。')
    await page.getByRole('region', { name: '结案要素' }).getByText('已填').nth(2).waitFor()
    await page.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
    await expectToFit()
    await expectForThumb(page.getByRole('button', { name: '确认反馈' }))
    await expectAccessible(page)
    await page.getByRole('region', { name: '结案要素' }).evaluate((part) => part.scrollIntoView())
    await takePicture(page, 'unit-phone')
    await page.getByRole('button', { name: '确认反馈' }).click()
    await page.getByText('待审核').first().waitFor()
    await page.getByRole('button', { name: '返回列表' }).click()
  })

  test('asks to return one within its window, and finds what became of it', async () => {
    await page.getByRole('button', { name: /^待办理/ }).click()
    await page.locator('.queue-list button').first().click()
    await page.getByRole('button', { name: '申请退单', exact: true }).click()
    await page.getByText(/可在 \d{4}-\d\d-\d\d 24:00 前申请退单/).waitFor()
    await page.getByRole('button', { name: '确认申请退单' }).click()
    await page.getByText('请填写').first().waitFor()
    await desk.choose('原因类别', '不属于本单位职责')
    await desk.fill('理由', '该处属公园管理处管理范围。')
    await desk.fill('职责依据', '市公园条例第五条')
    await page.getByRole('button', { name: '确认申请退单' }).click()
    await page.getByRole('button', { name: '确认申请退单' }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '返回列表' }).click()
    await page.getByRole('link', { name: '退单记录' }).click()
    await page.getByText('待决定').waitFor()
    await page.getByText('市公园条例第五条').waitFor()
    await expectToFit()
    await expectAccessible(page)
  })
})

async function contact(result: string, isReached: '是' | '否'): Promise<void> {
  await desk.fill('联系号码', '15400012345')
  await desk.fill('联系情况', result)
  await page.getByRole('radiogroup', { name: '是否接通' }).getByText(isReached, { exact: true }).click()
  const confirm = page.getByRole('button', { name: '确认联系诉求人' })
  await expectForThumb(confirm)
  await confirm.click()
}

/** Nothing goes over the side of the screen. */
async function expectToFit(): Promise<void> {
  await page.waitForLoadState('networkidle')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
}

/** High enough for a thumb, and on the screen without scrolling. */
async function expectForThumb(button: Locator): Promise<void> {
  const box = await button.boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844)
  expect(box?.y).toBeGreaterThan(600)
}
