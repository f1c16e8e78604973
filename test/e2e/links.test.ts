import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

/** An app without a store: to-dos in localStorage and on the server, and preferences that the server calls otherwise. */
const APP = `<!doctype html><title>plain</title><script type="module">
  const load = async (path) => (await fetch(path)).json()
  const todos = await load('/api/todos')
  localStorage.setItem('todos', JSON.stringify(todos))
  localStorage.setItem('prefs', JSON.stringify({ colour: 'teal' }))
  await load('/api/me')
</script>`
const TODOS = [
  { id: 1, title: 'Buy milk', done: false },
  { id: 2, title: 'Walk the dog', done: false },
]

let site: Site
let browser: TestBrowser
beforeAll(async () => {
  const json =
    (value: unknown): Parameters<typeof serveSite>[0][string] =>
    (_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(value))
    }
  site = await serveSite({ '/': APP, '/api/todos': json(TODOS), '/api/me': json({ colour: 'blue' }) })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const subject = (panel: Frame, name: string) => panel.getByRole('option', { name })
const heads = (panel: Frame): Promise<string[]> => panel.getByRole('treegrid').getByRole('columnheader').allInnerTexts()
const open = async (page: Page): Promise<{ devtools: Page; panel: Frame }> => {
  const opened = await browser.openPanel(page)
  // Until it is set once, clicks beyond the window's real size get lost.
  await opened.devtools.setViewportSize({ width: 1180, height: 700 })
  await subject(opened.panel, 'prefs').click()
  return opened
}

test('in DevTools: a pin survives closing and opening them; a refusal is undone', async () => {
  const page = await browser.context.newPage()
  await page.goto(site.origin())
  const first = await open(page)
  const { panel, devtools } = first
  await panel.getByRole('button', { name: 'Link a source', exact: true }).click()
  const dialog = panel.getByRole('dialog', { name: 'Link a source to prefs' })
  await dialog.getByRole('combobox', { name: 'Search sources' }).waitFor()
  await devtools.keyboard.type('/api/me')
  await devtools.keyboard.press('Enter')
  const verdict = (of: Frame): Promise<string> => of.getByRole('status', { name: 'Verdict' }).innerText()
  await expect.poll(() => verdict(panel)).toContain('prefs: localStorage and server disagree on colour')
  await devtools.close()

  const second = await open(page)
  await expect.poll(() => verdict(second.panel)).toContain('localStorage and server disagree on colour')
  expect(await heads(second.panel)).toContainEqual(expect.stringMatching(/^server GET \/api\/me json\s+pinned/))
  // Never in the page.
  expect(await page.evaluate(() => Object.keys(localStorage).toSorted())).toEqual(['prefs', 'todos'])

  await subject(second.panel, 'todos').click()
  await expect.poll(() => verdict(second.panel)).toContain('todos: localStorage and server agree.')
  await second.panel.getByRole('columnheader').filter({ hasText: 'GET /api/todos' }).click({ button: 'right' })
  await second.panel.getByRole('menuitem', { name: 'Not the same state' }).click()
  await expect.poll(() => verdict(second.panel)).toContain('only in localStorage; no store holds it')
  await second.panel.getByRole('status', { name: 'Last link' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => verdict(second.panel)).toContain('todos: localStorage and server agree.')
})
