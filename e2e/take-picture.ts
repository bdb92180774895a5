import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/**
 * Takes a picture of what is on the screen for the docs, `docs/screens/<name>.png`, once everything has come and
 * nothing moves. The stream of live events never ends, so the network is never idle: the page itself says when it waits.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page
    .locator('.ant-skeleton, .ant-spin-spinning, [aria-busy=true]')
    .first()
    .waitFor({ state: 'hidden' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.mouse.move(0, 0)
  await page.waitForTimeout(600)
  await page.screenshot({
    path: fileURLToPath(new URL(`../docs/screens/${name}.png`, import.meta.url)),
    animations: 'disabled',
    // What was done a moment ago is said for people; a story is quicker than they are.
    style: '[class*=ant-message] { display: none !important }',
  })
}
