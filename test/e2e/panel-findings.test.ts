import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { tour } from '../../playground/tour'
import { launch, type TestBrowser } from '../support/extension'

let app: Playground
let browser: TestBrowser
let page: Page
let panel: Frame

beforeAll(async () => {
  app = await startPlayground()
  browser = await launch()
  page = await browser.context.newPage()
  await tour.find(({ id }) => id === 'version-discard')?.play(page, app)
  const opened = await browser.openPanel(page)
  await opened.devtools.setViewportSize({ width: 1180, height: 700 })
  panel = opened.panel
  await panel.getByRole('tab', { name: /Findings/ }).click()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const card = () => panel.getByRole('article', { name: 'version-discard' })
/** The key of the entry that the finding is about. */
const key = async (): Promise<string> =>
  page.evaluate(() => Object.keys(localStorage).find((each) => localStorage[each].includes('"version":')) ?? '')

test('a finding leads to its paths, and is copied as Markdown', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await card().getByTitle('Copy this finding as Markdown').click()
  await card().getByText('Copied').waitFor()
  await card().getByRole('button', { name: 'Compare' }).click()
  await panel.getByRole('treegrid').waitFor()
  await panel.getByRole('tab', { name: /Findings/ }).click()
  await card().waitFor()
  expect(await card().count()).toBe(1)
})

test('a rule is muted, listed as muted, and heard again', async () => {
  await card().getByRole('button', { name: 'More on version-discard' }).click()
  await panel.getByRole('menuitem', { name: 'Mute version-discard on this site' }).click()
  await panel.getByText('1 finding muted or on ignored paths').click()
  expect(await card().count()).toBe(0)
  await panel.getByRole('list', { name: 'Ignored findings' }).getByText('version-discard, muted on this site').waitFor()
  await panel.getByRole('button', { name: 'Hear it again' }).click()
  await card().waitFor()
})

test('what was discarded is put back only when it is wished, and taken back', async () => {
  const name = await key()
  const stored = () => page.evaluate((at) => localStorage.getItem(at), name)
  // The store overwrites it with its next change.
  const before = await stored()
  await page.evaluate((at) => localStorage.setItem(at, '{"state":{},"version":2}'), name)
  await card().getByRole('button', { name: 'Restore…' }).click()
  const dialog = panel.getByRole('dialog', { name: /^Restore what was saved by version/ })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await stored()).toBe('{"state":{},"version":2}')
  await card().getByRole('button', { name: 'Restore…' }).click()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect.poll(stored).toBe(before)
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(stored).toBe('{"state":{},"version":2}')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
})

test('Undo is still there when what was put back mended the finding', async () => {
  await tour.find(({ id }) => id === 'write-before-hydration')?.play(page, app)
  const found = panel.getByRole('article', { name: 'write-before-hydration' })
  await found.getByRole('button', { name: 'Restore…' }).click()
  const dialog = panel.getByRole('dialog', { name: 'Restore what was saved before that write' })
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await found.waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await found.waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await found.getByRole('button', { name: 'Restore…' }).isEnabled()).toBe(true)
})
