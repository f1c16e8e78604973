import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageScript } from '../agent/build'
import { launch, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

let site: Site
let browser: TestBrowser
beforeAll(async () => {
  const script = await pageScript('large.ts')
  site = await serveSite({ '/': `<!doctype html><title>Library</title><script>${script}</script>` })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const act = (page: Page, name: string, ...args: string[]): Promise<unknown> =>
  page.evaluate(
    ([called, given]) =>
      (Reflect.get(window, 'app') as { [name: string]: (...args: string[]) => unknown })[called]?.(...given),
    [name, args] as const,
  )

test('a store of 10 MB is compared whole with its entry: the one leaf that differs is named', async () => {
  const page = await browser.context.newPage()
  await page.goto(site.origin('localhost'))
  expect(await act(page, 'length')).toBeGreaterThan(9_000_000)
  await act(page, 'rename', 'b1', 'Saved')
  const { panel } = await browser.openPanel(page)
  await panel.getByRole('option', { name: 'library' }).first().click({ timeout: 20_000 })
  const said = (): Promise<string> => panel.locator('body').innerText()
  await expect.poll(said, { timeout: 20_000 }).toMatch(/agree|in sync|no difference/i)

  await act(page, 'refuse')
  await act(page, 'rename', 'b9876', 'Never saved')
  const lost = 'library: IndexedDB is behind memory on books'
  await expect.poll(said, { timeout: 20_000 }).toContain(lost)
  const text = await said()
  expect(text).toContain('Reloading loses 1 change: books.b9876.title.')
  expect(text).toContain('"Never saved"')
  expect(text).not.toContain('truncated')
})
