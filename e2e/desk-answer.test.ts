import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { keptKeys } from './kept-keys.ts'
import type { Desk } from './desk.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { expectAccessible } from './expect-accessible.ts'
import { takePicture } from './take-picture.ts'

/* An agent's calls, from the number that rings to the number of the order read out, with nothing but the keyboard. */

let centre: ServedCentre
let browser: Browser
let desk: Desk
const number = '15400000021'
/** Milliseconds for a character: an agent who types and listens, not a machine. */
const pace = 60

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  desk = await signIn(browser, centre, 'agent')
}, 120_000)

afterAll(async () => {
  await desk?.leave()
  await browser?.close()
  await centre?.stop()
})

describe('the agent desk without a mouse', { timeout: 180_000 }, () => {
  test('an inquiry is answered from the knowledge base in under a minute', async () => {
    await desk.go('/desk')
    await waitForFocus('来电号码')
    const began = Date.now()
    await say(number)
    await press('Enter', 'Tab')
    await say('李女士')
    await tabTo('标题')
    await say('咨询居民医保缴费时间')
    await press('Tab')
    await say('李女士来电咨询城乡居民医保什么时候缴费、通过什么方式缴费，希望告知。')
    await press('Tab')
    // Categories by their code or by any part of their path.
    await say('0201')
    await press('Enter', 'Control+k')
    await say('医保')
    await desk.page.getByRole('button', { name: /缴费须知/ }).waitFor()
    await press('Tab', 'Enter', 'Enter')
    await waitForFocus('答复内容')
    await press('Alt+1')
    const orderNo = await desk.page.locator('.order-no').textContent()
    const seconds = (Date.now() - began) / 1000
    process.stdout.write(`an inquiry answered at the desk by keyboard: ${seconds.toFixed(1)} s\n`)
    expect(seconds).toBeLessThan(60)
    expect(orderNo).toMatch(/^\d{12,}$/)
    await desk.page.getByText('已在线办结').or(desk.page.getByText('在线办结')).first().waitFor()
    await waitForBlank()
  })

  test('a matter that goes to a unit is dispatched at once', async () => {
    await waitForBlank()
    const before = await desk.page.locator('.order-no').textContent()
    await say('15400000022')
    await press('Enter')
    await tabTo('求助', () => press('ArrowRight'))
    await say2('标题', '书院路口井盖丢失')
    await press('Tab')
    await say('书院路与建设路路口机动车道井盖丢失，夜间行车危险，请尽快处理。')
    await press('Tab')
    await say('物业管理')
    await press('Enter')
    await say2('事发地点', '书院路与建设路路口')
    // The unit is asked for when the end needs it, and the focus is there.
    await press('Alt+3')
    await waitForFocus('承办单位')
    await say(centre.unitName)
    await press('Enter', 'Alt+3')
    await waitForOtherNumber(before)
    await desk.page.getByText('办理中').first().waitFor()
  })

  test('who calls again is known, the same matter is found, and is added to instead of taken twice', async () => {
    await waitForBlank()
    await say('15400000022')
    await press('Enter')
    await desk.page.getByText('书院路口井盖丢失').first().waitFor()
    await tabTo('求助', () => press('ArrowRight'))
    await say2('标题', '书院路井盖丢失没人管')
    await press('Tab')
    await say('书院路口井盖丢失多日仍未处理，请催促。')
    const similar = desk.page.getByRole('region', { name: '是否同一事项' })
    await similar.getByText('同一号码').waitFor()
    await similar.getByText('相同字词').waitFor()
    await expectAccessible(desk.page)
    await takePicture(desk.page, 'agent-desk')
    await tabTo('催办补记')
    await press('Enter')
    await waitForFocus('补记内容')
    await tabTo('保存补记')
    await press('Enter')
    await desk.page.getByText('已补记到工单').waitFor()
  })

  test('two calls side by side survive a reload', async () => {
    await waitForBlank()
    await say('15400000023')
    await press('Alt+n')
    await waitForBlank()
    await say('15400000024')
    await press('Tab')
    await say('王先生')
    await desk.page.reload()
    await waitForFocus('来电号码')
    expect(await desk.page.getByLabel('来电号码').inputValue()).toBe('15400000024')
    expect(await desk.page.getByLabel('姓名').inputValue()).toBe('王先生')
    await press('Alt+j')
    await desk.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.number-line input')?.value === '15400000023',
    )
  })

  test('a call the switch opens leaves no number in the address', async () => {
    await desk.go('/desk?number=15400000025&callId=0199a1b2-0000-7000-8000-000000000001')
    await desk.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.number-line input')?.value === '15400000025',
    )
    expect(new URL(desk.page.url()).search).toBe('')
  })

  test('drafts of one person are gone when another signs in', async () => {
    const { page } = desk
    await page.context().clearCookies()
    await page.goto('/desk')
    await page.getByLabel('账号').fill('agent2')
    await page.getByRole('textbox', { name: '密码' }).fill(centre.password)
    await page.keyboard.press('Enter')
    await waitForFocus('来电号码')
    expect(await page.getByLabel('来电号码').inputValue()).toBe('')
    const kept = await keptKeys(page)
    expect(kept.filter((key) => key.startsWith('draft/'))).toEqual([])
  })

  test('in English, and on a phone', async () => {
    const { page } = desk
    await page.evaluate(() => localStorage.setItem('yihu.language', 'en'))
    await page.reload()
    await page.getByRole('heading', { name: 'Agent desk' }).waitFor()
    await say('15400000022')
    await press('Enter')
    await page.getByText('书院路口井盖丢失').first().waitFor()
    await say2('Title', '书院路口井盖丢失')
    await page
      .getByText(/same number/)
      .first()
      .waitFor()
    await expectAccessible(page)
    await takePicture(page, 'agent-desk-en')
    await page.setViewportSize({ width: 390, height: 844 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
  })
})

const say = (text: string) => desk.page.keyboard.type(text, { delay: pace })

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await desk.page.keyboard.press(key)
}

/** Goes on with Tab until the input with this name has the focus, then types. */
async function say2(name: string, text: string): Promise<void> {
  await tabTo(name)
  await say(text)
}

/** Presses Tab until the focus is on what is named so; with `then`, keys that choose on the way, such as arrows. */
async function tabTo(name: string, choose?: () => Promise<void>): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await desk.page.keyboard.press('Tab')
    const focused = await nameOfFocus()
    if (focused.startsWith(name)) return
    if (choose && focused === '咨询类') {
      await choose()
      return
    }
  }
  throw new Error(`Tab never reached “${name}”; it is on “${await nameOfFocus()}”`)
}

async function waitForFocus(name: string): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) {
    if ((await nameOfFocus()).startsWith(name)) return
    await desk.page.waitForTimeout(100)
  }
  throw new Error(`the focus never came to “${name}”; it is on “${await nameOfFocus()}”`)
}

/** The desk is ready for the next call: a blank form, the focus in the number. */
async function waitForBlank(): Promise<void> {
  await desk.page.waitForFunction(
    () =>
      document.activeElement?.matches('.number-line input') &&
      !(document.activeElement as HTMLInputElement).value,
  )
}

/** What a screen reader calls the thing in focus, as far as labels tell. */
function nameOfFocus(): Promise<string> {
  return desk.page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement)) return ''
    const label = focused.getAttribute('aria-label')
    const labels =
      focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement ? focused.labels : null
    return (label ?? labels?.[0]?.textContent ?? focused.textContent).trim()
  })
}

async function waitForOtherNumber(before: string | null): Promise<void> {
  await desk.page.waitForFunction(
    (known) => document.querySelector('.order-no')?.textContent !== known,
    before,
  )
}
