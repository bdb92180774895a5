import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Takes a picture for the docs, `docs/screens/<name>.png`, once nothing moves any more. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(600)
  await page.screenshot({ path: fileURLToPath(new URL(`../docs/screens/${name}.png`, import.meta.url)) })
}
