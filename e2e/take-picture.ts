import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** A picture of the page as it is now, for the docs: docs/screens/<name>.png. */
export async function takePicture(page: Page, name: string): Promise<void> {
  // Whatever slides or fades has come to rest.
  await page.waitForTimeout(600)
  await page.screenshot({ path: fileURLToPath(new URL(`../docs/screens/${name}.png`, import.meta.url)) })
}
