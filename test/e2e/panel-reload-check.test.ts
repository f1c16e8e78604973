import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { launch, type TestBrowser } from '../support/extension'

let app: Playground
let browser: TestBrowser
let page: Page
let devtools: Page
let panel: Frame

beforeAll(async () => {
  app = await startPlayground()
  browser = await launch()
  page = await browser.context.newPage()
  await page.goto(`${app.url}/projects/winter`)
  await page.getByRole('textbox', { name: 'Scene title' }).waitFor()
  const opened = await browser.openPanel(page)
  devtools = opened.devtools
  await devtools.setViewportSize({ width: 1180, height: 700 })
  panel = opened.panel
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const dialog = () => panel.getByRole('dialog', { name: 'Reload check' })

test('reloads the page once, and says what its stores did not get back, and why', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const loads: string[] = []
  page.on('load', () => loads.push(new URL(page.url()).pathname))
  await panel.getByRole('button', { name: 'Reload check' }).click()
  const cart = dialog().getByRole('region', { name: 'cart-store' })
  await cart.getByRole('row').nth(1).waitFor({ timeout: 30_000 })
  expect(loads).toEqual(['/projects/winter'])
  expect(await cart.getByRole('columnheader').allInnerTexts()).toEqual([
    'path',
    'before',
    'indexedDB cart-store',
    'after',
    'why',
  ])
  expect(await cart.getByRole('row').nth(1).innerText()).toMatch(/^openedAt\s+\d+\s+–\s+null\s+not persisted by design/)
  expect(await dialog().innerText()).toMatch(/Everything survived: .*scenes/)
  // Or Escape would open DevTools' drawer.
  expect(await dialog().evaluate((each) => each.contains(document.activeElement))).toBe(true)
  await dialog().getByRole('button', { name: 'Copy' }).click()
  await dialog().getByText('Copied').waitFor()
  await devtools.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

test('from the palette; what is under way can be left', async () => {
  await panel.getByRole('button', { name: 'Commands' }).click()
  await panel.getByRole('combobox').fill('reload check')
  await panel.getByRole('option', { name: /^Reload check/ }).click()
  await dialog().getByRole('status', { name: 'Progress' }).waitFor()
  await dialog().getByRole('button', { name: 'Cancel' }).click()
  await dialog().waitFor({ state: 'detached' })
  expect(await panel.getByRole('button', { name: 'Reload check' }).isEnabled()).toBe(true)
})
