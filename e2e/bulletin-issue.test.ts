import { createHash } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* One bulletin from its first word to the sealed files: 采编 → 审核 → 签发, once sent back, once held up by the audit. */

let centre: ServedCentre
let browser: Browser
let draftPath = ''
const wrong = '网上派单4000件，按时办结3900件，按时办结率98.5%。'

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  const assessor = await signIn(browser, centre, 'assessor')
  const ran = await assessor.page.request.post('/api/assessments', {
    headers: { 'idempotency-key': 'the-month-so-far' },
    data: { scheme: 'xiangtan-2023-10', period: centre.period },
  })
  if (!ran.ok()) throw new Error(await ran.text())
  await assessor.leave()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('a bulletin', { timeout: 120_000 }, () => {
  test('is begun by the editor, whose words are saved by themselves and printed at once', async () => {
    const desk = await signIn(browser, centre, 'editor')
    const { page } = desk
    await desk.go(`/bulletin?template=xiangtan-monthly&period=${centre.period}`)
    await page.getByRole('button', { name: '起草通报' }).click()
    await page.getByRole('heading', { name: '人工文字' }).waitFor()
    draftPath = new URL(page.url()).pathname
    await desk.fill('期号', '2026 年第 11 期')
    await desk.fill('印发单位', '市12345热线中心')
    await desk.fill('印发日期', '2026-12-05')
    for (const part of ['主送', '领导接听日', '人大代表反映专席', '政企通专席', '报', '发'])
      await desk.fill(part, `${part}：有关单位`)
    for (const part of ['优秀案例', '工单办理存在的困难', '工作建议'])
      await writeCase(desk, part, '各单位高度重视。')
    await page.getByText(/^已保存（第 \d+ 版）$/).waitFor()
    await page.locator('.draft-paper').getByText('各单位高度重视。').first().waitFor()
    await expectAccessible(page)
    await desk.leave()
  })

  test('loses nothing when two write at once: the second is told who was faster', async () => {
    const [editor, assessor] = [
      await signIn(browser, centre, 'editor'),
      await signIn(browser, centre, 'assessor'),
    ]
    for (const desk of [editor, assessor]) {
      await desk.go(draftPath)
      await desk.page.getByText(/^已保存（第 \d+ 版）$/).waitFor()
    }
    await assessor.fill('文号', '市政数发〔2026〕7号')
    await assessor.page.locator('.draft-paper').waitFor()
    await assessor.page.getByText('有改动，即将自动保存').waitFor({ state: 'detached' })
    await assessor.page.getByText(/^已保存（第 \d+ 版）$/).waitFor()
    await editor.fill('文号', '另一个文号')
    await editor.page
      .getByRole('alert')
      .getByText(/刚刚改过这份通报稿/)
      .waitFor()
    await editor.page.getByRole('button', { name: '放弃我的改动，看最新内容' }).click()
    await editor.page.getByText(/^已保存（第 \d+ 版）$/).waitFor()
    expect(await editor.page.getByLabel('文号', { exact: true }).inputValue()).toBe('市政数发〔2026〕7号')
    await editor.leave()
    await assessor.leave()
  })

  test('takes a case from an order, without its appellant', async () => {
    const agent = await signIn(browser, centre, 'agent')
    const made = await agent.page.request.post('/api/appeals', {
      headers: { 'idempotency-key': 'a-case-for-the-bulletin' },
      data: {
        channelCode: 'phone',
        kind: 'complaint',
        title: '路灯不亮',
        content: '欧阳小明反映楼下路灯不亮，联系电话13812345621。',
        appellantName: '欧阳小明',
        appellantPhone: '13812345621',
        categoryCode: '0201',
      },
    })
    const { orderNo } = (await made.json()) as { orderNo: string }
    await agent.leave()
    const desk = await signIn(browser, centre, 'editor')
    const { page } = desk
    await desk.go(draftPath)
    await page.getByLabel('优秀案例 从工单选取（工单编号）').fill(orderNo)
    await page.getByLabel('优秀案例 从工单选取（工单编号）').press('Enter')
    const body = page.getByLabel('优秀案例 第 2 条正文（一行一段）')
    await body.waitFor()
    expect(await body.inputValue()).toContain('欧阳先生/女士反映楼下路灯不亮')
    expect(await body.inputValue()).not.toMatch(/小明|138/)
    await body.fill(wrong)
    await page.locator('.draft-paper').getByText('98.5%').waitFor()
    await page.getByRole('region', { name: '审核发现' }).getByText('矛盾').first().waitFor()
    await page.getByRole('button', { name: '送审', exact: true }).click()
    await page.getByRole('button', { name: '确认送审' }).click()
    await page.getByText('已离开采编环节').waitFor()
    await desk.leave()
  })

  test('is sent back with a reason, submitted again, and approved', async () => {
    const supervisor = await signIn(browser, centre, 'supervisor')
    await supervisor.go(draftPath)
    await supervisor.page.getByRole('button', { name: '退回修改' }).click()
    const dialog = supervisor.page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: '确认退回修改' }).isDisabled()).toBe(true)
    await dialog.getByLabel('退回的理由').fill('请核对案例中的办结率')
    await dialog.getByRole('button', { name: '确认退回修改' }).click()
    await supervisor.page.getByText('请核对案例中的办结率').waitFor()
    const editor = await signIn(browser, centre, 'editor')
    await editor.go(draftPath)
    await editor.page.getByText('请核对案例中的办结率').waitFor()
    await step(editor, '送审')
    await editor.leave()
    await supervisor.go(draftPath)
    await step(supervisor, '审核通过')
    await supervisor.leave()
  })

  test('is not issued with a contradiction until the leader gives the reason', async () => {
    const desk = await signIn(browser, centre, 'leader')
    const { page } = desk
    await desk.go(draftPath)
    const findings = page.getByRole('region', { name: '审核发现' })
    const line = findings.getByRole('listitem').filter({ hasText: '98.5%' }).first()
    await line.getByRole('button', { name: /^查看 / }).click()
    await page.locator('.draft-paper .is-at').getByText('按时办结3900件').waitFor()
    await page.evaluate(() => window.scrollTo(0, 0))
    await takePicture(page, 'bulletin-draft')
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/^paragraph-\d+$/)
    await page.getByRole('button', { name: '签发', exact: true }).click()
    await page.getByRole('button', { name: '确认签发' }).click()
    await page
      .getByRole('dialog')
      .getByText(/有矛盾且未说明理由/)
      .waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /取\s?消/ })
      .click()
    for (const reason of await findings.getByRole('textbox').all())
      await reason.fill('引自单位来文，原文如此')
    await expectAccessible(page)
    await step(desk, '签发')
    await page.getByText('下载已签发的通报').waitFor()
    await desk.leave()
  })

  test('is in the archive with its hashes, as Word, annexes, web page and PDF', async () => {
    const desk = await signIn(browser, centre, 'editor')
    const { page } = desk
    await desk.go(`/bulletin?template=xiangtan-monthly&period=${centre.period}`)
    const archive = page.getByRole('region', { name: '已生成的通报' })
    await archive.getByRole('link', { name: '2026 年第 11 期', exact: true }).waitFor()
    await archive.getByText('封存').waitFor()
    await expectAccessible(page)
    const links = await archive.getByRole('link', { name: /^下载 2026 年第 11 期/ }).all()
    const files = await Promise.all(
      links.map(async (link) => {
        const file = await page.request.get((await link.getAttribute('href')) ?? '')
        return file.body()
      }),
    )
    const heads = files.map((file) => file.subarray(0, 5).toString('latin1'))
    expect(heads).toEqual([expect.stringMatching(/^PK/), expect.stringMatching(/^PK/), '<!doc', '%PDF-'])
    for (const file of files)
      await archive.getByTitle(createHash('sha256').update(file).digest('hex'), { exact: true }).waitFor()
    await takePicture(page, 'bulletin-archive')
    await page.setContent(files[2]?.toString() ?? '')
    await page
      .getByRole('img', { name: /^图 \d：/ })
      .first()
      .waitFor()
    expect(await page.locator('figcaption').count()).toBe(5)
    await expectAccessible(page)
    await desk.leave()
  })
})

async function writeCase({ page }: Desk, part: string, text: string): Promise<void> {
  await page.getByRole('button', { name: `${part} 添加一条` }).click()
  await page.getByLabel(`${part} 第 1 条标题`).fill('高度重视')
  await page.getByLabel(`${part} 第 1 条正文（一行一段）`).fill(text)
}

async function step({ page }: Desk, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('button', { name: `确认${name}` }).click()
  await page.getByRole('button', { name: `确认${name}` }).waitFor({ state: 'hidden' })
}
