import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** A picture of the page for docs/screens, once nothing moves and no passing message lies over it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page
    .locator('.ant-message-notice')
    .first()
    .waitFor({ state: 'hidden', timeout: 4000 })
    .catch(() => undefined)
  // Drawers and menus slide for a third of a second.
  await page.waitForTimeout(500)
  await page.screenshot({ path: fileURLToPath(new URL(`../docs/screens/${name}.png`, import.meta.url)) })
}
