import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Takes a picture for the docs, `docs/screens/<name>.png`, once nothing is loading any more. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  // Messages of what was just done pass over the page.
  await page.locator('.ant-message-notice').last().waitFor({ state: 'hidden' })
  await page.screenshot({
    path: fileURLToPath(new URL(`../docs/screens/${name}.png`, import.meta.url)),
    animations: 'disabled',
  })
}
