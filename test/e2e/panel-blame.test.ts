import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

/** A production build with source maps, in the real DevTools. */
let folder: string
let site: Site
let browser: TestBrowser
const asked: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'driftscope-shop-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, sourcemap: true, rolldownOptions: { input: 'test/fixtures/agent/shop.ts' } },
  })
  const assets = readdirSync(join(folder, 'assets'))
  const script = assets.find((name) => name.endsWith('.js')) ?? ''
  const served = assets.map((name) => [
    `/assets/${name}`,
    (_: unknown, response: ServerResponse) => {
      if (name.endsWith('.map')) asked.push(name)
      response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'application/json')
      response.end(readFileSync(join(folder, 'assets', name)))
    },
  ])
  site = await serveSite({
    '/': `<!doctype html><title>shop</title><body><script type="module" src="/assets/${script}"></script>`,
    '/api/cart': (_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ items: [{ id: 'sku-7', qty: 1 }], coupon: 'SPRING' }))
    },
    ...Object.fromEntries(served),
  })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

const row = (panel: Frame, name: string) =>
  panel
    .getByRole('treegrid')
    .getByRole('row')
    .filter({ has: panel.getByRole('rowheader', { name, exact: true }) })
const details = (panel: Frame) => panel.getByRole('region', { name: 'Details of items["sku-7"].qty' })
const said = async (panel: Frame, name: string): Promise<string> =>
  (await details(panel).getByRole('article', { name }).innerText()).replaceAll(/(?:\d\d:\d\d:\d\d\.\d+|\s)+/g, ' ')
const changes = async (panel: Frame): Promise<string[]> =>
  (await details(panel).getByRole('listitem').allInnerTexts()).map((text) =>
    text.replaceAll(/(?:\d\d:\d\d:\d\d\.\d+|\d+ ms|◷\s*this moment|×\s*now|\s)+/g, ' ').trim(),
  )
const opened = (devtools: Page, name: string | RegExp) => devtools.getByRole('tab', { name, selected: true })
/** The browser leads the mouse to the panel only some frames after DevTools shows it again: a click before that is lost. */
const back = async (devtools: Page, panel: Frame): Promise<void> => {
  await devtools.getByRole('tab', { name: 'Driftscope' }).click()
  const items = row(panel, 'items')
  const isReached = async (): Promise<boolean> => {
    await items.hover()
    return items.evaluate((element) => element.matches(':hover'))
  }
  await expect.poll(isReached).toBe(true)
}

test('blame of a path in memory, storage and server; its history; places as they were written, and opened', async () => {
  const page = await browser.context.newPage()
  await page.goto(site.origin())
  const { devtools, panel } = await browser.openPanel(page)
  await devtools.setViewportSize({ width: 1180, height: 760 })
  await page.getByRole('button', { name: 'load' }).click()
  await expect.poll(() => page.evaluate(() => localStorage.getItem('shop-cart'))).toContain('SPRING')
  await page.getByRole('button', { name: 'add' }).click()
  await panel.getByRole('option', { name: 'shop-cart' }).first().click()
  await row(panel, 'items').waitFor()
  await row(panel, 'qty').click()

  // As the browser ran it.
  expect(await said(panel, 'memory zustand')).toMatch(/^memory 1 → 2 Copy ▾ · shop-\S+\.js:1:\d+ /)
  expect(await said(panel, 'server GET /api/cart')).toMatch(/^server 1 by GET \/api\/cart 200 · \d+ ms /)
  await details(panel)
    .getByRole('button', { name: /^shop-\S+\.js:1/ })
    .first()
    .click()
  await opened(devtools, /^shop-\S+\.js/).waitFor()
  await back(devtools, panel)

  // What would be requested is shown before it is.
  await details(panel).getByRole('button', { name: 'Original positions' }).click()
  const dialog = panel.getByRole('dialog', { name: 'Request source maps' })
  await expect
    .poll(() => dialog.getByRole('listitem').allInnerTexts())
    .toEqual([expect.stringMatching(`^GET ${site.origin()}/assets/shop-.*\\.js\\.map$`)])
  const before = asked.length
  await dialog.getByRole('button', { name: 'Send 1 request' }).click()
  await expect
    .poll(() => said(panel, 'memory zustand'))
    .toMatch(
      /^memory 1 → 2 by putIntoCart Copy ▾ · shop-cart\.ts:12 putIntoCart ← shop-cart\.ts:18 addItem ← 2 callers/,
    )
  expect(await said(panel, 'localStorage shop-cart')).toContain('1 → 2 by putIntoCart')
  expect(asked.length).toBe(before + 1)

  await row(panel, 'qty').getByRole('rowheader').click({ button: 'right' })
  await panel.getByRole('menuitem', { name: 'Show history' }).click()
  await details(panel).getByRole('tab', { name: 'History (5)', selected: true }).waitFor()
  await expect
    .poll(() => changes(panel))
    .toEqual([
      'L 1 → 2 by putIntoCart · shop-cart.ts:12',
      'M 1 → 2 by putIntoCart · shop-cart.ts:12',
      'L nothing → 1 by loadCart · shop-cart.ts:23',
      'M nothing → 1 by loadCart · shop-cart.ts:23',
      'N 1 by GET /api/cart 200 · · shop-cart.ts:22',
    ])
  const loaded = details(panel).getByRole('listitem').nth(3)
  await loaded.getByRole('button', { name: 'Show this moment' }).click()
  await details(panel).getByRole('tab', { name: 'Values' }).click()
  await expect.poll(() => said(panel, 'memory zustand')).toContain('nothing → 1 by loadCart')

  await details(panel).getByRole('button', { name: 'shop-cart.ts:23' }).first().click()
  await opened(devtools, 'shop-cart.ts').waitFor()
  await devtools.getByText('Line 23, column 8').waitFor()

  // A change beside what is there now.
  await back(devtools, panel)
  await details(panel).getByRole('tab', { name: 'History (5)' }).click()
  await details(panel).getByRole('button', { name: 'Back to now' }).click()
  await details(panel).getByRole('listitem').nth(3).getByRole('button', { name: 'Compare with now' }).click()
  await expect
    .poll(() => row(panel, 'qty').getByRole('gridcell').allInnerTexts())
    .toEqual(expect.arrayContaining(['1', '2']))
})
