import type { Page } from 'playwright'

/** What a web storage holds under a key, parsed; undefined when there is nothing. */
export async function storedIn(area: 'localStorage' | 'sessionStorage', page: Page, key: string): Promise<unknown> {
  const text = await page.evaluate(
    ([name, at]) => (name === 'localStorage' ? localStorage : sessionStorage).getItem(at),
    [area, key] as const,
  )
  return text === null ? undefined : JSON.parse(text)
}

export const local = (page: Page, key: string): Promise<unknown> => storedIn('localStorage', page, key)

/** What idb-keyval holds under a key, parsed; undefined when there is nothing. */
export async function kept(page: Page, key: string): Promise<unknown> {
  const text = await page.evaluate(readKeyval, key)
  return text === undefined ? undefined : JSON.parse(text)
}

/** Runs in the page. */
function readKeyval(key: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('keyval-store')
    open.addEventListener('error', () => reject(open.error ?? new Error('not opened')))
    open.addEventListener('success', () => {
      const get = open.result.transaction('keyval').objectStore('keyval').get(key)
      get.addEventListener('success', () => {
        open.result.close()
        resolve(get.result as string | undefined)
      })
    })
  })
}

/** What the page itself says it holds. */
export const held = (page: Page): Promise<unknown> => page.evaluate(() => window.app['state']?.())

/** Has the page do what it offers under a name, and waits until that is done. */
export async function act(page: Page, name: string, ...given: unknown[]): Promise<void> {
  await page.evaluate(
    async ([called, values]) => {
      await window.app[called]?.(...values)
    },
    [name, given] as const,
  )
}

/** Reloads, and waits until the page offers itself again. */
export async function reload(page: Page): Promise<void> {
  await page.reload()
  await page.waitForFunction(() => typeof window.app === 'object')
}
