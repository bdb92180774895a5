import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { pastOrder } from './past-order.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* A month is scored, a unit objects, is given points, and the month is closed; then nothing of it moves any more. */

let served: ServedCentre
let browser: Browser
let orderNo = ''
let address = ''

beforeAll(async () => {
  served = await serveCentre(new Date())
  browser = await launchBrowser()
  const acceptedAt = new Date(Date.now() - 45 * 86_400_000)
  const unit = {
    login: await served.loginOf(served.unitName),
    role: 'handler' as const,
    unit: served.unitName,
  }
  const past = await pastOrder(served, { title: '书院路路灯不亮' }, acceptedAt)
  await past.act({ login: 'dispatcher', role: 'dispatcher' }, 'dispatch', acceptedAt, {
    unitId: served.ids.unitIds.get(served.unitName) ?? '',
  })
  await past.act(unit, 'sign', new Date(acceptedAt.getTime() + 3_600_000))
  orderNo = past.order.orderNo
  const period = acceptedAt.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7)
  address = `/closing?scheme=xiangtan-2023-10&period=${period}`
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

describe('an assessed month', { timeout: 120_000 }, () => {
  test('gets what is entered by hand, and its ranking', async () => {
    const desk = await signIn(browser, served, 'assessor')
    const { page } = desk
    await desk.go(`${address}&tab=entries`)
    await page.getByRole('button', { name: '录入分值' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('combobox', { name: '单位' }).fill(served.unitName)
    await form.getByRole('combobox', { name: '单位' }).press('Enter')
    await form.getByRole('combobox', { name: '项目' }).fill('知识库建设')
    await form.getByRole('combobox', { name: '项目' }).press('Enter')
    await form.getByLabel('数值').fill('18.5')
    await form.getByLabel('理由').fill('知识库评定')
    await form.getByRole('button', { name: '录入分值' }).click()
    await page.getByRole('rowheader', { name: served.unitName }).waitFor()
    await page.getByRole('cell', { name: '18.5' }).waitFor()
    await expectAccessible(page)
    await desk.go(address.replace('/closing', '/assessment'))
    await page.getByRole('button', { name: '运行考核' }).click()
    await page.getByText('未结账').waitFor()
    await page.getByRole('button', { name: new RegExp(`^${served.unitName}，总得分`) }).waitFor()
    await desk.leave()
  })

  test('is looked at by the unit, which objects to a score with its order', async () => {
    const desk = await signIn(browser, served, await served.loginOf(served.unitName))
    const { page } = desk
    await desk.go(address)
    await page.getByRole('heading', { name: /本期得分走势/ }).waitFor()
    await page
      .getByRole('spinbutton', { name: /按时办结/ })
      .first()
      .fill('1')
    await page.getByRole('columnheader', { name: '假设' }).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'outlook')
    await page.getByRole('tab', { name: '考核申诉' }).click()
    await page.getByRole('button', { name: '提出申诉' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('combobox', { name: '对哪一项' }).fill('总得分')
    await form.getByRole('combobox', { name: '对哪一项' }).press('Enter')
    await form.getByLabel('申诉理由').fill('电力检修停电，路灯公司不能施工')
    await form.getByLabel('相关工单号').fill(orderNo)
    await form.getByRole('button', { name: '提出申诉' }).click()
    await page.getByRole('link', { name: orderNo }).waitFor()
    await page.getByText('待处理', { exact: true }).waitFor()
    await desk.leave()
  })

  test('is not closed before the objection is decided; upheld, it moves the score at once', async () => {
    const desk = await signIn(browser, served, 'assessor')
    const { page } = desk
    await desk.go(`${address}&tab=objections`)
    await page.getByText('待处理：申诉 1 件').waitFor()
    await page.getByRole('button', { name: '结账' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结账' }).click()
    await page.getByText('还有 1 件考核申诉没有办结').waitFor()
    await page.getByRole('button', { name: '处理' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('radio', { name: '成立，剔除所列工单' }).check()
    await form.getByLabel('处理意见').fill('停电属实')
    await form.getByRole('button', { name: '处理' }).click()
    await page.getByText(/成立 · 剔除工单/).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'objections')
    await page.getByRole('tab', { name: '剔除工单' }).click()
    await page.getByText('已剔除').waitFor()
    await desk.leave()
  })

  test('is closed, a recount prints the same, and nothing can be entered any more', async () => {
    const desk = await signIn(browser, served, 'assessor')
    const { page } = desk
    await desk.go(`${address}&tab=recount`)
    await page.getByRole('button', { name: '结账' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结账' }).click()
    await page.getByText('重算，印出的结果与结账时完全相同').waitFor()
    await expectAccessible(page)
    await page.getByRole('tab', { name: '考核录入' }).click()
    await page.getByText('该考核期已结账，不能再录入。').waitFor()
    expect(await page.getByRole('button', { name: '录入加减分' }).count()).toBe(0)
    await desk.go(address.replace('/closing', '/assessment'))
    await page.getByRole('button', { name: '重新运行' }).click()
    await page.getByText(/的考核已由.*结账/).waitFor()
    await desk.leave()
  })
})
