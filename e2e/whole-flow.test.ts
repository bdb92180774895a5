import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { expectAccessible } from './expect-accessible.ts'
import { signIn } from './desk.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'

/* One appeal through the whole flow, in Chinese, each step by the role's own user in a browser of their own. */

let centre: ServedCentre
let browser: Browser
let orderPath = ''
const title = '小区门口路灯不亮夜间出行不便'

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('one appeal through the whole flow', { timeout: 180_000 }, () => {
  test('an agent accepts it', async () => {
    const desk = await signIn(browser, centre, 'agent')
    await desk.page.getByRole('link', { name: '话务台' }).click()
    await desk.page.getByLabel('来电号码').fill('15400012345')
    await desk.page.getByLabel('姓名').fill('陈小明')
    await desk.page.getByText('求助类', { exact: true }).click()
    await desk.page.getByRole('textbox', { name: '标题' }).fill(title)
    await desk.page
      .getByRole('textbox', { name: '诉求内容' })
      .fill('市民来电反映小区门口路灯损坏多日，夜间出行不便，希望有关单位尽快维修。')
    await desk.choose('事项分类', '物业管理')
    await expectAccessible(desk.page)
    await desk.page.getByRole('button', { name: /受理待派/ }).click()
    await desk.page.getByRole('link', { name: '打开工单' }).click()
    await desk.page.waitForURL(/\/orders\/[0-9a-f-]{36}/)
    orderPath = new URL(desk.page.url()).pathname
    await desk.page.getByText('待派单').first().waitFor()
    // Masked for the very person who typed it in, until a reason is given.
    expect(await desk.page.getByText('陈小明').count()).toBe(0)
    expect(await desk.page.getByText('15400012345').count()).toBe(0)
    await desk.leave()
  })

  test('a dispatcher finds it in the list and dispatches it', async () => {
    const desk = await signIn(browser, centre, 'dispatcher')
    await desk.go('/orders?state=accepted')
    await expectAccessible(desk.page)
    await desk.page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click()
    await desk.act('派单', async () => {
      await desk.choose('承办单位', centre.unitName)
      await desk.fill('派单意见', '请尽快核实维修并联系市民。')
    })
    await desk.page.getByText('待签收').first().waitFor()
    await desk.leave()
  })

  test('another unit cannot see it', async () => {
    const desk = await signIn(browser, centre, 'unit02')
    await desk.go(orderPath)
    await desk.page.getByText('找不到该工单').first().waitFor()
    await desk.leave()
  })

  test('the unit signs, contacts the appellant and feeds back', async () => {
    const desk = await signIn(browser, centre, 'unit01')
    await desk.go(orderPath)
    await desk.act('签收')
    await desk.act('联系诉求人', async () => {
      await desk.fill('联系号码', '15400012345')
      await desk.fill('联系情况', '已电话联系市民，约定当日下午到现场维修。')
    })
    await expectAccessible(desk.page)
    await desk.act('反馈', async () => {
      await desk.fill('核实情况', '经现场核实，小区门口三盏路灯因线路老化损坏。')
      await desk.fill('办理措施和结果', '已更换线路和灯具，当晚恢复照明，并告知市民维修结果。')
      await desk.page.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
    })
    await desk.page.getByText('待审核').first().waitFor()
    // An action that is not possible now is shown, and says why.
    const sign = desk.page.getByRole('button', { name: '签收', exact: true })
    if ((await sign.count()) > 0) expect(await sign.first().getAttribute('aria-disabled')).toBe('true')
    await desk.leave()
  })

  test('the dispatcher passes the review', async () => {
    const desk = await signIn(browser, centre, 'dispatcher')
    await desk.go(orderPath)
    await desk.act('审核通过')
    await desk.page.getByText('待回访').first().waitFor()
    await desk.leave()
  })

  test('the call-back agent calls back and closes', async () => {
    const desk = await signIn(browser, centre, 'callback')
    await desk.go(orderPath)
    await desk.act('回访', async () => {
      await desk.page.getByRole('radiogroup', { name: '是否接通' }).getByText('是', { exact: true }).click()
      await desk.page.getByRole('radiogroup', { name: '满意度' }).getByText('满意', { exact: true }).click()
    })
    await desk.act('办结')
    await desk.page.getByText('已办结').first().waitFor()
    await desk.leave()
  })

  test('the assessor assesses the month, opens a number and finds the order behind it', async () => {
    const desk = await signIn(browser, centre, 'assessor')
    await desk.go(`/assessment?scheme=xiangtan-2023-10&period=${centre.period}`)
    await desk.page
      .getByRole('button', { name: /运行考核|开始考核|考核本月|重新考核/ })
      .first()
      .click()
    await desk.page
      .getByRole('columnheader', { name: /总得分/ })
      .first()
      .waitFor()
    await expectAccessible(desk.page)
    await desk.go(
      `/assessment?scheme=xiangtan-2023-10&period=${centre.period}&unit=${encodeURIComponent(centre.unitName)}&cell=on_time_rate_pct`,
    )
    const drawer = desk.page.getByRole('dialog')
    // The scheme's own text is folded under the rule in words.
    await drawer.getByText('percent(on_time_count, on_time_base)').waitFor({ state: 'attached' })
    await drawer.getByRole('link').first().click()
    await desk.page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .waitFor()
    await desk.leave()
  })

  test('the home page shows the month, in English too', async () => {
    const desk = await signIn(browser, centre, 'leader')
    await desk.go(`/?period=${centre.period}`)
    await desk.page.getByRole('heading', { name: '运行概览' }).waitFor()
    await expectAccessible(desk.page)
    await desk.page.getByRole('button', { name: '值班领导' }).click()
    await desk.page.getByText('English').click()
    await desk.page.getByRole('heading', { name: 'The month at a glance' }).waitFor()
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('en')
    await expectAccessible(desk.page)
    await desk.leave()
  })
})
