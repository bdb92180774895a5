import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { ServedCentre } from './served-centre.ts'

/** A person at a desk: a browser of their own, signed in, with the few moves every page asks for. */
export interface Desk {
  readonly page: Page
  readonly context: BrowserContext
  /** Opens a page of the site. */
  go(path: string): Promise<void>
  /** Chooses from a list by the words shown. */
  choose(label: string, option: string): Promise<void>
  fill(label: string, text: string): Promise<void>
  /** Presses an action of the bar, fills its form and confirms; waits until it is done. */
  act(action: string, form?: (desk: Desk) => Promise<void>): Promise<void>
  leave(): Promise<void>
}

export async function signIn(
  browser: Browser,
  centre: Pick<ServedCentre, 'origin' | 'password'>,
  login: string,
): Promise<Desk> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    // What is still fading in has half of its colours, and moves away from under a click.
    reducedMotion: 'reduce',
    viewport: { width: 1366, height: 900 },
    baseURL: centre.origin,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto('/')
  await page.getByLabel('账号').fill(login)
  await page.getByRole('textbox', { name: '密码' }).fill(centre.password)
  await page.getByRole('textbox', { name: '密码' }).press('Enter')
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  const desk: Desk = {
    page,
    context,
    go: async (path) => void (await page.goto(path)),
    choose: async (label, option) => {
      const box = page.getByRole('combobox', { name: label })
      await box.click()
      await box.fill(option)
      await box.press('Enter')
    },
    fill: async (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    act: async (action, form) => {
      await page.getByRole('button', { name: action, exact: true }).first().click()
      await form?.(desk)
      await page.getByRole('button', { name: `确认${action}` }).click()
      await page.getByRole('button', { name: `确认${action}` }).waitFor({ state: 'hidden' })
    },
    leave: () => context.close(),
  }
  return desk
}
