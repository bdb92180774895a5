import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Takes a picture of a page for the docs, once nothing is loading and what moves has come to rest. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(800)
  await page.screenshot({ path: fileURLToPath(new URL(`../docs/screens/${name}.png`, import.meta.url)) })
}
