import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { expectAccessible } from './expect-accessible.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* Lists of basic data: kept as views, taken along as a file, closed many at a time and opened again. */

let centre: ServedCentre
let browser: Browser
let desk: Desk

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  desk = await signIn(browser, centre, 'admin')
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('a list of the administration', { timeout: 120_000 }, () => {
  test('is narrowed, kept as a view and found again', async () => {
    const { page } = desk
    await desk.go('/administration/responsibilities')
    await page.getByRole('combobox', { name: '承办单位' }).click()
    await page.getByRole('combobox', { name: '承办单位' }).fill('市人社局')
    await page.getByRole('combobox', { name: '承办单位' }).press('Enter')
    await page.waitForURL(/unit=/)
    await page.getByRole('button', { name: '保存当前视图' }).click()
    await page.getByLabel('视图名称').fill('人社职责')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s?存/ })
      .click()
    const view = page.getByRole('button', { name: '人社职责', exact: true })
    await view.waitFor()
    await desk.go('/administration/responsibilities')
    await view.click()
    await page.waitForURL(/unit=/)
    await page.getByRole('button', { name: '人社职责', exact: true, pressed: true }).waitFor()
    await expectAccessible(page)
  })

  test('begins with the view that was chosen for it', async () => {
    const { page } = desk
    await page.getByRole('button', { name: '管理视图“人社职责”' }).click()
    await page.getByRole('menuitem', { name: '打开列表时先显示' }).click()
    await page.getByLabel('默认').waitFor()
    await desk.go('/administration/units')
    await page.getByRole('link', { name: '职责清单' }).click()
    await page.waitForURL(/unit=/)
    await page.getByRole('button', { name: /^人社职责/, pressed: true }).waitFor()
  })

  test('is taken along as a file that says what the page says', async () => {
    const { page } = desk
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: /^导出 \d+ 行$/ }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('职责清单.csv')
    const [head, ...lines] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
    expect(head).toContain('"承办单位"')
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line).toContain('"市人社局"')
  })

  test('is closed for many rows at once without the mouse, and opened again', async () => {
    const { page } = desk
    await desk.go('/administration/lists?list=programmeTags')
    for (const name of ['占道经营', '乱搭乱建']) {
      await page.getByRole('checkbox', { name: `选择 ${name}` }).focus()
      await page.keyboard.press('Space')
    }
    await page.getByRole('button', { name: '批量停用（2 项）' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('变更原因').fill('专项行动结束')
    await expectAccessible(page)
    await page.getByRole('button', { name: '保存', exact: true }).press('Enter')
    await page.getByText('批量停用：已完成 2 项').waitFor()
    await page.getByRole('checkbox', { name: '选择 占道经营', disabled: true }).waitFor()
    await takePicture(page, 'administration-bulk')
    await page.getByRole('button', { name: /撤\s?销/ }).press('Enter')
    await page.getByRole('checkbox', { name: '选择 占道经营', disabled: false }).waitFor()
    await expectAccessible(page)
  })

  test('refuses what cannot close, by name, and does the rest', async () => {
    const { page } = desk
    await desk.go('/administration/lists?list=channels')
    const rows = page.getByRole('checkbox', { name: /^选择 / })
    await rows.first().waitFor()
    await desk.go(`/administration/units?q=${encodeURIComponent('社区')}`)
    await page.getByRole('checkbox', { name: '选择 建设路街道湘水社区' }).check()
    await page.getByRole('button', { name: '批量停用（1 项）' }).click()
    await page.getByLabel('变更原因').fill('社区合并')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('批量停用：已完成 0 项').waitFor()
    await page.getByText(/建设路街道湘水社区：/).waitFor()
  })
})
