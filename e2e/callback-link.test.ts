import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OrderView } from '@yihu/contract/orders'
import { findCentre } from '@yihu/server/operations/find-centre'
import { inviteAppellants } from '@yihu/server/operations/invite-appellants'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { openOffice } from './order-by-request.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* The appellant is sent a link and answers it on a telephone, without an account. */

const title = '小区门口路灯不亮夜间出行不便'
let centre: ServedCentre
let browser: Browser
let order: OrderView
let phone: Page
let link = ''

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  order = await (await openOffice(centre)).reviewed(title)
  const context = await browser.newContext({
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    viewport: { width: 390, height: 844 },
  })
  phone = await context.newPage()
  phone.setDefaultTimeout(15_000)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('短信评价链接', { timeout: 180_000 }, () => {
  test('half an hour after the review a message with a link is in the outbox', async () => {
    const later = new Date(Date.now() + 31 * 60_000)
    const sent = await inviteAppellants(
      centre.storage,
      await findCentre(centre.storage, centre.centreId),
      later,
      centre.origin,
    )
    // Others of the demonstration are due as well.
    expect(sent).toBeGreaterThan(0)
    const own = async () => (await messages()).filter(({ recipient }) => recipient === '15400012345')
    await expect.poll(own, { timeout: 40_000 }).toHaveLength(1)
    const [message] = await own()
    expect(message).toMatchObject({ channel: 'sms', recipient: '15400012345' })
    link = /http\S+/.exec(message?.text ?? '')?.[0] ?? ''
    const desk = await signIn(browser, centre, 'callback')
    await desk.go(`/desks/callback?queue=invited&q=${encodeURIComponent(title)}`)
    await desk.page.getByRole('button', { name: new RegExp(title) }).waitFor()
    await desk.leave()
  })

  test('it opens on a telephone without signing in, and names nobody', async () => {
    await phone.goto(link)
    await phone.getByText(title).waitFor()
    await phone.getByText('当日恢复正常').waitFor()
    const text = await phone.locator('body').innerText()
    expect(text).not.toMatch(/陈|154|经办人/)
    expect(text).not.toContain(order.orderNo)
    // Nothing is wider than the telephone.
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectAccessible(phone)
    await phone.getByRole('button', { name: 'English' }).click()
    await phone.getByText('Are you satisfied with the result?').waitFor()
    await expectAccessible(phone)
    await phone.getByRole('button', { name: '中文' }).click()
  })

  test('answered, the order is closed', async () => {
    await phone.getByRole('button', { name: '提交' }).click()
    await phone.getByText('请选择是否满意').waitFor()
    const answer = (question: RegExp, words: string) =>
      phone.getByRole('group', { name: question }).getByRole('radio', { name: words, exact: true }).check()
    await answer(/联系您了吗/, '是')
    await answer(/解决了吗/, '是')
    await answer(/满意吗/, '基本满意')
    // Changing the language loses nothing that was filled in.
    await phone.getByRole('button', { name: 'English' }).click()
    await phone.getByRole('radio', { name: 'Fairly satisfied', checked: true }).waitFor({ state: 'attached' })
    await phone.getByRole('button', { name: '中文' }).click()
    await phone.evaluate(() => window.scrollTo(0, 0))
    await takePicture(phone, 'callback-link-phone')
    await phone.getByRole('button', { name: '提交' }).click()
    await phone.getByText('谢谢您的评价').waitFor()
    const desk = await signIn(browser, centre, 'callback')
    await desk.go(`/orders/${order.orderId}`)
    await desk.page.getByText('已办结').first().waitFor()
    await desk.page.getByText('系统自动回访').first().waitFor()
    await desk.leave()
  })

  test('a second opening is told that it is done; a wrong link is told kindly', async () => {
    await phone.goto(link)
    await phone.getByRole('heading', { name: '这次回访已经完成' }).waitFor()
    await phone.goto(`${link.slice(0, -3)}xyz`)
    await phone.getByRole('heading', { name: '这个链接无效或已过期' }).waitFor()
    await phone.getByText('请直接拨打 12345').waitFor()
    await expectAccessible(phone)
  })
})

async function messages(): Promise<{ channel: string; recipient: string; text: string }[]> {
  const files = await readdir(centre.outbox).catch(() => [])
  const texts = await Promise.all(files.map((file) => readFile(join(centre.outbox, file), 'utf8')))
  return texts
    .flatMap((text) => text.trimEnd().split('\n'))
    .map(
      (line) => JSON.parse(line) as { template?: string; channel: string; recipient: string; text: string },
    )
    .filter(({ template }) => template === 'callbackLink')
}
