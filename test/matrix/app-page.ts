import type { Page } from 'playwright'

/** What every app of the fixtures offers. */
interface Offered {
  app?: { change?: () => unknown; state?: () => unknown }
}

/** Opens the app and waits until it offers itself. */
export async function openApp(page: Page, origin: string): Promise<void> {
  await page.goto(origin)
  await isReady(page)
}

export async function reloadApp(page: Page): Promise<void> {
  await page.reload()
  await isReady(page)
}

const isReady = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => typeof (globalThis as Offered).app?.state === 'function', undefined, { timeout: 15_000 })

export const change = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await (globalThis as Offered).app?.change?.()
  })

/** What the app itself holds, Maps and Sets as arrays. */
export async function heldBy(page: Page): Promise<unknown> {
  const text = await page.evaluate(() =>
    JSON.stringify((globalThis as Offered).app?.state?.(), (_key, value: unknown) => {
      if (value instanceof Map || value instanceof Set) return [...value]
      return typeof value === 'bigint' ? `${value}n` : value
    }),
  )
  return text === undefined ? undefined : JSON.parse(text)
}
