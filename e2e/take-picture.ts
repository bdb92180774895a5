import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Takes a picture of what is on the screen for the docs, `docs/screens/<name>.png`, once nothing moves any more. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.mouse.move(0, 0)
  await page.screenshot({
    path: fileURLToPath(new URL(`../docs/screens/${name}.png`, import.meta.url)),
    animations: 'disabled',
  })
}
