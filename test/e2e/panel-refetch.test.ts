import type { Frame, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { launch, type TestBrowser } from '../support/extension'

let app: Playground
let browser: TestBrowser
beforeAll(async () => {
  app = await startPlayground()
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})
afterEach(async () => {
  // One page stays, or the browser would end.
  const [, ...pages] = browser.context.pages()
  for (const page of pages) await page.close()
})

const head = (panel: Frame) => panel.getByRole('columnheader').filter({ hasText: 'GET /api/scenes' })
const said = (panel: Frame) => panel.getByRole('status', { name: 'Last action' })

/** Scene Studio with a project open, and the panel on its scenes. */
async function openScenes(): Promise<{ page: Page; devtools: Page; panel: Frame }> {
  const page = await browser.context.newPage()
  await page.goto(`${app.url}/projects/winter`)
  await page.getByRole('textbox', { name: 'Scene title' }).waitFor()
  const opened = await browser.openPanel(page)
  await opened.devtools.setViewportSize({ width: 1180, height: 700 })
  await opened.panel.getByRole('option', { name: 'scenes' }).first().click({ timeout: 10_000 })
  await head(opened.panel).waitFor({ timeout: 10_000 })
  return { page, ...opened }
}

test('the server’s present answer is fetched on a click, shown in its column, and blamed on nobody', async () => {
  const { page, panel } = await openScenes()
  const [scene] = (await (await fetch(`${app.url}/api/scenes`)).json()) as { id: string; version: number }[]
  if (!scene) throw new Error('the playground has no scenes')
  await fetch(`${app.url}/api/scenes/${scene.id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Changed elsewhere', version: scene.version }),
  })
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await head(panel).click({ button: 'right' })
  const menu = panel.getByRole('menu')
  const [asked = ''] = /(?<=GET )http:\S+/.exec(await menu.innerText()) ?? []
  expect(new URL(asked).pathname).toBe('/api/scenes')
  await menu.getByRole('menuitem', { name: 'Fetch again' }).click()
  await expect.poll(() => said(panel).innerText()).toBe(`Fetched again: ${asked}`)
  expect(sent).toEqual([asked])
  await expect.poll(() => head(panel).innerText()).toContain('fetched again by Driftscope')
  const title = panel.getByRole('treegrid').getByRole('row').filter({ hasText: 'Changed elsewhere' })
  await expect.poll(() => title.innerText()).toMatch(/server newer/)
  expect(await panel.getByRole('tab', { name: /Findings/ }).innerText()).toBe('Findings')
})

test('the palette offers it too, and says why nothing came', async () => {
  const { panel, devtools } = await openScenes()
  await app.control({ route: '/api/scenes', method: 'GET', status: 503 })
  await panel.getByRole('treegrid').focus()
  await devtools.keyboard.press('Control+k')
  await panel.getByRole('combobox', { name: 'Command, subject, finding or path' }).fill('fetch again')
  await devtools.keyboard.press('Enter')
  await expect.poll(() => said(panel).innerText()).toBe('Not fetched again: the server answered 503')
})
