import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* The centre dials a county's own hotline at times nobody chose, and the county's figures come in by paste. */

let served: ServedCentre
let browser: Browser
const findings = '等待 40 秒无人接听，未告知受理时限'

beforeAll(async () => {
  served = await serveCentre(new Date())
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

describe('dial tests', { timeout: 120_000 }, () => {
  test('are planned, made and added up', async () => {
    const desk = await signIn(browser, served, 'assessor')
    const { page } = desk
    await desk.go(`/dial-tests?period=${served.period}`)
    await page.getByRole('button', { name: '安排拨测' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('名称').fill('本月拨测')
    await form.getByRole('combobox', { name: '被测单位' }).fill(served.unitName)
    await form.getByRole('combobox', { name: '被测单位' }).press('Enter')
    await form.getByRole('combobox', { name: '被测单位' }).press('Escape')
    await form.getByLabel('每单位次数').fill('2')
    await form.getByRole('button', { name: '安排拨测' }).click()
    await page.getByRole('link', { name: '本月拨测' }).click()
    await page.getByRole('heading', { name: /本月拨测/ }).waitFor()
    for (const [service, total] of [
      ['36', '86'],
      ['40', '90'],
    ] as const) {
      await page.getByRole('button', { name: '登记' }).first().click()
      const call = page.getByRole('dialog')
      await call.getByLabel('振铃秒数').fill('40')
      await call.getByLabel('语音导航').fill('10')
      await call.getByLabel('接通情况').fill('5')
      await call.getByLabel('服务规范').fill(service)
      await call.getByLabel('业务知识').fill('27')
      await call.getByLabel('回访服务').fill('8')
      await call.getByText(`合计 ${total} / 100`).waitFor()
      await call.getByLabel('发现的问题').fill(findings)
      await call.getByRole('button', { name: '登记' }).click()
      await call.waitFor({ state: 'hidden' })
    }
    await page.getByRole('cell', { name: '88', exact: true }).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'dial-test')
    await desk.leave()
  })

  test('and what the county’s own platform reports is checked before it is taken', async () => {
    const desk = await signIn(browser, served, 'assessor')
    const { page } = desk
    await desk.go(`/dial-tests?period=${served.period}&tab=counties`)
    await page.getByRole('button', { name: '导入数据' }).click()
    const form = page.getByRole('dialog')
    const head = '县市区\t有效来电\t接通率\t在线办结率\t按时办结率\t回访率\t满意率\t数据准确度'
    const line = (rate: string) => `${head}\n${served.unitName}\t1200\t${rate}\t85\t99\t98\t97.5\t30`
    await form.getByLabel('把表格粘贴到这里').fill(line('109'))
    await form.getByRole('button', { name: '检查' }).click()
    await form.getByText('第 2 行').waitFor()
    await form.getByLabel('把表格粘贴到这里').fill(line('99.5'))
    await form.getByLabel('来源').fill('县级平台月报')
    await form.getByRole('button', { name: '检查' }).click()
    await form.getByText('检查通过：1 行').waitFor()
    await form.getByRole('button', { name: '导入数据' }).click()
    await page.getByRole('rowheader', { name: served.unitName }).waitFor()
    await expectAccessible(page)
    await desk.leave()
  })
})
