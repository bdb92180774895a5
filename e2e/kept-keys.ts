import type { Page } from 'playwright-core'

/** Keys of what the desk keeps in the browser: drafts, and appeals waiting to be sent. */
export function keptKeys(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('yihu-desk')
        opening.addEventListener('error', () => reject(new Error('the browser keeps nothing')))
        opening.addEventListener('success', () => {
          const all = opening.result.transaction('kept').objectStore('kept').getAllKeys()
          all.addEventListener('success', () =>
            resolve(all.result.filter((key): key is string => typeof key === 'string')),
          )
        })
      }),
  )
}
