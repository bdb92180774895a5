import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { openOffice } from './order-by-request.ts'
import { serveEmptyCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* The assessor draws a sample of closed orders, a call-back agent works through it, the result stands by unit. */

let centre: ServedCentre
let browser: Browser
let samplePath = ''

beforeAll(async () => {
  centre = await serveEmptyCentre(new Date())
  browser = await launchBrowser()
  const office = await openOffice(centre)
  for (const title of ['路灯不亮', '井盖破损', '占道经营']) {
    const reviewed = await office.reviewed(`建设路${title}`)
    const fields = { method: 'manual', isReached: true, satisfaction: 'satisfied' }
    const called = await office.act('callback', reviewed, 'recordCallback', fields)
    await office.act('callback', called, 'close')
  }
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('抽查回访', { timeout: 180_000 }, () => {
  test('the assessor sees how many of each unit can be drawn, and draws two', async () => {
    const desk = await signIn(browser, centre, 'assessor')
    await desk.page.getByRole('link', { name: '抽查回访' }).click()
    await desk.fill('样本名称', '本月抽查')
    await desk.fill('每单位至多', '2')
    await desk.page.getByRole('row', { name: new RegExp(`${centre.unitName} 3 0 2`) }).waitFor()
    await expectAccessible(desk.page)
    await desk.page.getByRole('button', { name: '抽取 2 件' }).click()
    await desk.page.getByRole('heading', { name: '本月抽查' }).waitFor()
    samplePath = new URL(desk.page.url()).pathname
    await desk.page.getByText('已完成 0 / 2').waitFor()
    await desk.leave()
  })

  test('a call-back agent works through it', async () => {
    const desk = await signIn(browser, centre, 'callback')
    await desk.go(samplePath)
    await desk.page.getByRole('navigation', { name: '待抽查' }).getByRole('link').first().click()
    await desk.page.getByText('承办单位联系您了吗？').waitFor()
    for (const key of ['y', 'n', 'y', '4']) await desk.page.keyboard.press(key)
    await desk.fill('诉求人的话', '过几天又坏了。')
    await expectAccessible(desk.page)
    await takePicture(desk.page, 'spot-check')
    await desk.page.getByRole('button', { name: '登记抽查' }).click()
    await desk.page.getByText('已完成 1 / 2').waitFor()
    await desk.page.getByRole('region', { name: /建设路/ }).waitFor()
    await desk.page.keyboard.press('u')
    await desk.page.getByText('不再拨打').click()
    await desk.page.getByRole('button', { name: '登记未接通' }).click()
    await desk.page.getByText('本样本已全部完成。').waitFor()
    // Drawn 2, done 2, reached 1, rated 1, satisfied 0, dissatisfied 1: the rate is marked as of a small sample.
    const row = desk.page.getByRole('row', { name: new RegExp(`${centre.unitName} 2 2 1 1 0 1 0.00% \\*`) })
    await row.waitFor()
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.page.getByRole('link', { name: '导出结果' }).click(),
    ])
    expect(await readFile(await download.path(), 'utf8')).toContain(`"${centre.unitName}",2,2,1,1,0,1,0.00%`)
    await desk.leave()
  })

  test('the assessor can only draw the one that is left', async () => {
    const desk = await signIn(browser, centre, 'assessor')
    await desk.go('/samples')
    await desk.page.getByRole('row', { name: new RegExp(`${centre.unitName} 3 2 1`) }).waitFor()
    await desk.leave()
  })
})
