import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { expectAccessible } from './expect-accessible.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* The administrator changes what the centre works by, in the web and at once; a new colleague signs in. */

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

const reason = '机构改革方案〔2026〕3 号'

async function save(page: Page, label = '保存'): Promise<void> {
  await page.getByLabel('变更原因').fill(reason)
  await page.getByRole('button', { name: label, exact: true }).click()
}

/** Chooses in the form that is open; the page behind it may have a filter of the same name. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('dialog').getByRole('combobox', { name: label })
  await box.click()
  await box.fill(option)
  await page.locator('.ant-select-item-option-active', { hasText: option }).waitFor()
  await box.press('Enter')
  await page.getByRole('dialog').locator('.ant-select', { hasText: option }).waitFor()
}

async function saved(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

describe('the administrator', { timeout: 180_000 }, () => {
  test('renames a unit, which keeps its old name', async () => {
    const { page } = desk
    await page.getByRole('link', { name: '管理', exact: true }).click()
    await page.getByRole('heading', { name: '承办单位' }).waitFor()
    await page.getByRole('button', { name: `操作：${centre.unitName}` }).click()
    await page.getByRole('menuitem', { name: '改名' }).click()
    await page.getByLabel('新名称').fill('新城区人民政府')
    await save(page)
    await saved(page)
    await page.getByText(`曾用名：${centre.unitName}`).waitFor()
    await takePicture(page, 'administration-units')
    // What is narrowed is in the address; and of fifty-five rows alike a few are enough to look at closely.
    await desk.go(`/administration/units?group=${encodeURIComponent('县市区')}`)
    await page.getByText('共 5 个单位').waitFor()
    await expectAccessible(page)
  })

  test('is told why a unit cannot close yet', async () => {
    const { page } = desk
    await page.getByRole('button', { name: '操作：新城区人民政府' }).click()
    await page.getByRole('menuitem', { name: '停用' }).click()
    await save(page)
    await page
      .getByRole('dialog')
      .getByText(/“新城区人民政府”还有 [1-9]\d* 件未办结/)
      .waitFor()
    await page.getByRole('button', { name: '取消' }).last().click()
    await saved(page)
  })

  test('adds a colleague, who signs in and must change the password', async () => {
    const { page } = desk
    await desk.go('/administration/users')
    await page.getByRole('button', { name: '新增用户' }).click()
    await page.getByLabel('账号', { exact: true }).fill('lihua')
    await page.getByLabel('姓名').fill('李华')
    await choose(page, '岗位', '派单员')
    await save(page)
    const password = await page.locator('output.one-time').innerText()
    await page.getByRole('button', { name: '已记下，关闭' }).click()
    await page.getByText('待改密码').waitFor()
    await takePicture(page, 'administration-users')
    await desk.go('/administration/users?role=dispatcher')
    await page.getByText('共 4 个账号').waitFor()
    await expectAccessible(page)

    const context = await browser.newContext({
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      baseURL: centre.origin,
    })
    const other = await context.newPage()
    await other.goto('/')
    await other.getByLabel('账号').fill('lihua')
    await other.getByRole('textbox', { name: '密码' }).fill(password)
    await other.getByRole('textbox', { name: '密码' }).press('Enter')
    await other.getByText('请先改成只有您自己知道的密码').waitFor()
    await other.goto('/orders')
    await other.getByText('请先改成只有您自己知道的密码').waitFor()
    await other.getByLabel('当前密码').fill(password)
    await other.getByLabel('新密码', { exact: true }).fill('lihua-de-mima')
    await other.getByLabel('再输入一次新密码').fill('lihua-de-mima')
    await expectAccessible(other)
    await other.getByRole('button', { name: '修改密码' }).click()
    await other.getByRole('link', { name: '工单' }).waitFor()
    expect(await other.getByRole('link', { name: '管理', exact: true }).count()).toBe(0)
    await context.close()
  })

  test('adds a category, which the agent has at once', async () => {
    const { page } = desk
    await desk.go('/administration/lists')
    await page.getByRole('button', { name: '新增条目' }).click()
    await page.getByLabel('编码', { exact: true }).fill('low-altitude')
    await page.getByLabel('名称').fill('低空飞行扰民')
    await save(page)
    await saved(page)
    await page.getByText('低空飞行扰民').waitFor()
    await takePicture(page, 'administration-lists')
    await desk.go(`/administration/lists?q=${encodeURIComponent('低空')}`)
    await page.getByText('共 1 条').waitFor()
    await expectAccessible(page)
    const agent = await signIn(browser, centre, 'agent')
    await agent.go('/desk')
    await agent.choose('事项分类', '低空飞行扰民')
    await agent.page.getByTitle('低空飞行扰民').first().waitFor()
    await agent.leave()
  })

  test('sees when an order would be due, and cannot save a limit that contradicts another', async () => {
    const { page } = desk
    await desk.go('/administration/limits')
    await page.getByRole('button', { name: '新增时限' }).click()
    await page.getByLabel('依据').fill('特急工单两小时')
    await page.getByLabel('时限数值').fill('2')
    await choose(page, '时限单位', '小时')
    await choose(page, '紧急程度', '特急')
    await choose(page, '诉求类型', '投诉')
    await page.getByText(/预览：.*派出的此类工单，办理截止于/).waitFor()
    await save(page)
    await saved(page)
    await page.getByRole('button', { name: '新增时限' }).click()
    await page.getByLabel('依据').fill('特急工单四小时')
    await page.getByLabel('时限数值').fill('4')
    await choose(page, '时限单位', '小时')
    await choose(page, '紧急程度', '特急')
    await choose(page, '诉求类型', '投诉')
    await page.getByText('保存时会被拒绝').waitFor()
    await save(page)
    await page.getByText(/与已有时限矛盾：“特急工单两小时.*”与“特急工单四小时.*”/).waitFor()
    await takePicture(page, 'administration-limit')
    await page.getByRole('button', { name: '取消' }).last().click()
    await saved(page)
    await expectAccessible(page)
    await takePicture(page, 'administration-limits')
  })

  test('imports next year’s notice after looking at every day of it', async () => {
    const { page } = desk
    const next = new Date().getFullYear() + 1
    await desk.go('/administration/calendar')
    await page.getByText(`日历中还没有 ${next} 年的放假安排`).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'administration-calendar')
    await page.getByRole('button', { name: '导入放假通知' }).first().click()
    await page.getByLabel('通知的年份').fill(String(next))
    await page.getByLabel('通知全文').fill(`一、元旦：1月1日至3日放假，共4天。`)
    await page.getByText('第1行：天数与日期不符').waitFor()
    expect(await page.getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(true)
    await page
      .getByLabel('通知全文')
      .fill('一、元旦：1月1日至3日放假，共3天。\n二、春节：2月5日至11日放假调休，共7天。2月13日上班。')
    await page.getByText('读出 11 天：放假 10 天，调休上班 1 天').waitFor()
    await takePicture(page, 'administration-notice')
    await save(page)
    await saved(page)
    await page.getByRole('heading', { name: `${next} 年` }).waitFor()
    await page.getByRole('button', { name: `${next}-02-13 调休上班 春节` }).waitFor()
  })

  test('writes down who is responsible, and a template', async () => {
    const { page } = desk
    await desk.go('/administration/responsibilities')
    await page.getByRole('button', { name: '新增职责' }).click()
    await choose(page, '事项分类', '低空飞行扰民')
    await choose(page, '承办单位', '新城区人民政府')
    await page.getByLabel('依据').fill('无人驾驶航空器飞行管理暂行条例第六条')
    await save(page)
    await saved(page)
    await page.getByText('无人驾驶航空器飞行管理暂行条例第六条').first().waitFor()
    await expectAccessible(page)
    await takePicture(page, 'administration-responsibilities')
    await desk.go('/administration/templates')
    await page.getByRole('button', { name: '新增模板' }).click()
    await page.getByLabel('名称').fill('已登记')
    await page.getByLabel('模板内容').fill('您好，您反映的问题已登记，编号')
    await page.getByRole('button', { name: '插入 编号' }).click()
    await page.getByText('编号040020261008000123').waitFor()
    await save(page)
    await saved(page)
    await expectAccessible(page)
  })

  test('sets a rule from a day to come on, and tries a text rule', async () => {
    const { page } = desk
    await desk.go('/administration/rules')
    const before = '单位可在派单后 2 个工作日内申请退单，须写明职责依据；第 3 次退单后转入争议。'
    await page.getByText(before).waitFor()
    await page.getByRole('button', { name: '修改规则：退单' }).click()
    await page.getByLabel('派单后可申请退单的工作日').fill('3')
    await page.getByLabel('须写明职责依据').check()
    await page.getByLabel('退单几次后转入争议').fill('4')
    const sentence = '单位可在派单后 3 个工作日内申请退单，须写明职责依据；第 4 次退单后转入争议。'
    await page.getByRole('dialog').getByText(sentence).waitFor()
    await page.getByLabel('依据', { exact: true }).fill('热线管理办法第六条')
    await save(page)
    await saved(page)
    await page.getByText(sentence).waitFor()
    await page.getByText(before).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'administration-rules')

    await desk.go('/administration/textRules')
    await page.getByRole('button', { name: '新增文字规则' }).click()
    const phrases = page.getByRole('dialog').getByRole('combobox', { name: '禁用词语' })
    await phrases.fill('转办办结')
    await phrases.press('Enter')
    await page.getByLabel('依据', { exact: true }).fill('工单办理质量规范')
    await save(page)
    await saved(page)
    await page.getByLabel('要检查的文字').fill('已转办办结。')
    await page.getByText('不得用“转办办结”代替办理情况').first().waitFor()
    await expectAccessible(page)
    await takePicture(page, 'administration-text-rules')
    await page.getByLabel('要检查的文字').fill('已更换灯泡三个，当晚恢复照明，并已电话告知诉求人处理结果。')
    await page.getByText('没有问题，可以提交。').waitFor()
  })

  test('sets the hours, a question of a desk and a contact of a unit', async () => {
    const { page } = desk
    await desk.go('/administration/settings')
    await page.getByRole('button', { name: '修改', exact: true }).first().click()
    await page.getByLabel('开始 第 1 项').fill('08:30')
    await save(page)
    await saved(page)
    await page.getByText('08:30–').first().waitFor()
    await expectAccessible(page)
    await takePicture(page, 'administration-settings')
    await desk.go('/administration/messages')
    await page.getByText('没有未送达的消息。').waitFor()
    await desk.go(`/administration/units?group=${encodeURIComponent('县市区')}`)
    await page.getByRole('button', { name: '操作：新城区人民政府' }).click()
    await page.getByRole('menuitem', { name: '联络人' }).click()
    await page.getByRole('button', { name: '新增联络人' }).click()
    await page.getByLabel('姓名').fill('周联络')
    await page.getByLabel('手机').fill('07315550000')
    await save(page)
    await page.getByRole('dialog').getByText('周联络').waitFor()
    await expectAccessible(page)
    await takePicture(page, 'administration-contacts')
    await page.keyboard.press('Escape')
    await saved(page)
    await page.getByText('周联络 07315550000').waitFor()
  })

  test('finds it all in the log of changes, in English too', async () => {
    const { page } = desk
    await desk.go('/administration/changes')
    await page.getByText(reason).first().waitFor()
    await expectAccessible(page)
    await takePicture(page, 'administration-changes')
    // A file has all that is found, not only the page, and says what became what.
    const [, total] = /共 (\d+) 条/.exec((await page.locator('main').textContent()) ?? '') ?? []
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: `导出 ${total} 行` }).click()
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(1 + Number(total))
    expect(lines.length).toBeGreaterThan(31)
    expect(lines.join('\n')).toContain(`名称：${centre.unitName} → 新城区人民政府`)
    await desk.choose('栏目', '承办单位')
    await page.waitForURL(/topic=units/)
    await page.getByText('新城区人民政府').first().waitFor()
    await expect.poll(() => page.getByText('特急工单两小时').count()).toBe(0)
    await page.getByRole('button', { name: /管理员/ }).click()
    await page.getByText('English').click()
    await page.getByRole('heading', { name: 'Log of changes' }).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    for (const section of ['units', 'limits', 'calendar', 'rules', 'textRules', 'settings', 'changes']) {
      await desk.go(`/administration/${section}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, section).toBeLessThanOrEqual(390)
    }
  })
})
