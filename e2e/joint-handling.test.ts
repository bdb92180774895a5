import type { OrderView } from '@yihu/contract/orders'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { expectAccessible } from './expect-accessible.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { dispatchOrders } from './prepare-order.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* One lead and two assisting units; the appellant gets one reply, put together from three. */

const lead = '岳塘区人民政府'
const assisting = ['市城管局', '市医保局'] as const
const title = '湖湘公园门口占道经营堵塞通道'
const content =
  '市民反映湖湘公园东门口每天傍晚有二十多个摊贩占道经营，行人和救护车无法通行，希望有关单位清理并长期管理。'

let centre: ServedCentre
let browser: Browser
let order: OrderView

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  const others = ['路灯不亮', '窨井盖破损', '小区停水'].map((one) => ({ title: `建设路${one}`, lead }))
  order = (
    await dispatchOrders(browser, centre, [
      { title, content, lead, assisting, isConfidential: true },
      ...others,
    ])
  )[0] as OrderView
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('several units handle one order', { timeout: 180_000 }, () => {
  test('the lead cannot answer before the others, and sees why; whoever asked to be unknown stays so', async () => {
    const desk = await openOrder(lead)
    await desk.act('签收')
    await desk.page.getByText('诉求人要求保密').first().waitFor()
    expect(await desk.page.getByText('陈').count()).toBe(0)
    await contact(desk)
    await desk.page.getByRole('button', { name: '反馈', exact: true }).click()
    await desk.page.getByText('协办单位尚未全部反馈').waitFor()
    expect(await desk.page.getByRole('button', { name: '确认反馈' }).isDisabled()).toBe(true)
    await desk.leave()
  })

  test('the first assisting unit is told while it types what is no answer, and answers', async () => {
    const desk = await openOrder(assisting[0])
    await desk.act('签收')
    await desk.page.getByRole('button', { name: '反馈', exact: true }).click()
    const { page } = desk
    await desk.fill('核实情况', content)
    await page.getByText('与诉求内容雷同').waitFor()
    await desk.fill('核实情况', '经现场核实，东门口有流动摊贩二十三个。')
    await page.getByText('与诉求内容雷同').first().waitFor({ state: 'hidden' })
    await desk.fill('办理措施和结果', '此件已转办办结。')
    await page.locator('mark', { hasText: '转办办结' }).waitFor()
    await page.getByText('汉字 7 / 至少 20 个').waitFor()
    await page.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
    await page.getByRole('button', { name: '确认反馈' }).click()
    await page.getByText('至少写 20 个汉字').waitFor()
    // What is typed outlives the page.
    await page.reload()
    await page.getByRole('button', { name: '反馈', exact: true }).click()
    expect(await page.getByLabel('核实情况', { exact: true }).inputValue()).toContain('二十三个')
    await desk.fill('办理措施和结果', '已劝离摊贩并设置隔离护栏，安排队员每日傍晚定点值守，通道恢复畅通。')
    await page.getByRole('button', { name: '确认反馈' }).click()
    await page.getByRole('region', { name: '本单位的反馈' }).waitFor()
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))),
    ).toEqual([])
    await desk.leave()
  })

  test('the second assisting unit answers', async () => {
    const desk = await openOrder(assisting[1])
    await desk.act('签收')
    await giveFeedback(
      desk,
      '经核实，救护车通道确被摊位占用。',
      '已与公园管理处商定救护通道标线，并在东门口增设禁停标志。',
    )
    await desk.page.getByRole('region', { name: '本单位的反馈' }).waitFor()
    await desk.leave()
  })

  test('the lead puts all into one reply', async () => {
    const desk = await openOrder(lead)
    const { page } = desk
    await page.getByRole('button', { name: '反馈', exact: true }).click()
    await desk.fill('核实情况', '经区政府会同城管、医保部门现场核实：')
    for (const unit of assisting)
      // oxlint-disable-next-line no-await-in-loop
      await page.getByRole('button', { name: `引用 ${unit} 的反馈` }).click()
    const measures = await page.getByLabel('办理措施和结果', { exact: true }).inputValue()
    expect(measures).toContain('【市城管局】已劝离摊贩')
    expect(measures).toContain('【市医保局】已与公园管理处商定')
    await expectAccessible(desk.page)
    await page.evaluate(() => window.scrollTo(0, 0))
    await takePicture(page, 'unit-workbench')
    await inEnglish(desk, () => takePicture(page, 'unit-workbench-en'))
    await page.getByRole('button', { name: '反馈', exact: true }).click()
    await page.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
    await page.getByRole('button', { name: '确认反馈' }).click()
    await page.getByText('待审核').first().waitFor()
    await desk.leave()
  })

  test('the dispatcher reviews one reply with all in it', async () => {
    const desk = await signIn(browser, centre, 'dispatcher')
    await desk.go(`/orders/${order.orderId}`)
    await desk.page
      .getByText(/【市城管局】已劝离摊贩[^]*【市医保局】已与公园管理处商定/)
      .first()
      .waitFor()
    await desk.act('审核通过')
    await desk.page.getByText('待回访').first().waitFor()
    await desk.leave()
  })
})

async function openOrder(unitName: string): Promise<Desk> {
  const desk = await signIn(browser, centre, await centre.loginOf(unitName))
  await desk.go('/desks/unit')
  await desk.page.getByRole('navigation', { name: '待办队列' }).waitFor()
  await desk.go(`/desks/unit?${unitName === lead ? 'queue=toHandle&' : ''}order=${order.orderId}`)
  await desk.page.getByRole('region', { name: '本单位办理' }).waitFor()
  return desk
}

async function contact(desk: Desk): Promise<void> {
  await desk.act('联系诉求人', async () => {
    await desk.fill('联系号码', '15400012345')
    await desk.fill('联系情况', '经热线中心转接，已告知市民受理情况和预计办理时间。')
    await desk.page.getByRole('radiogroup', { name: '是否接通' }).getByText('是', { exact: true }).click()
  })
  const log = desk.page.getByRole('region', { name: '联系记录' })
  await log.getByText('已接通').waitFor()
  // Not even masked: who asked to be unknown has no number here.
  expect(await log.textContent()).not.toContain('154')
}

async function giveFeedback(desk: Desk, findings: string, measures: string): Promise<void> {
  await desk.act('反馈', async () => {
    await desk.fill('核实情况', findings)
    await desk.fill('办理措施和结果', measures)
    await desk.page.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
  })
}

async function inEnglish(desk: Desk, look: () => Promise<void>): Promise<void> {
  const { page } = desk
  await page.getByRole('button', { name: /经办人/ }).click()
  await page.getByText('English').click()
  await page.getByRole('heading', { name: 'Unit workbench' }).waitFor()
  await page.evaluate(() => window.scrollTo(0, 0))
  await look()
  await page.getByRole('button', { name: /经办人/ }).click()
  await page.getByText('中文').click()
  await page.getByRole('heading', { name: '承办台' }).waitFor()
}
