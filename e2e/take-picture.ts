import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Takes a picture for the docs once nothing is loading and nothing moves. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForTimeout(600)
  await page.screenshot({ path: fileURLToPath(new URL(`../docs/screens/${name}.png`, import.meta.url)) })
}
