import type { Frame, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { change, openApp, reloadApp } from '../matrix/app-page'
import { buildApp } from '../matrix/build'
import type { App } from '../matrix/fixtures'
import { installStack } from '../matrix/install'
import { type AppServer, startServer } from '../matrix/server'
import { launch, type TestBrowser } from '../support/extension'

const grid = (panel: Frame) => panel.getByRole('treegrid')
const row = (panel: Frame, name: string) =>
  grid(panel)
    .getByRole('row')
    .filter({ has: panel.getByRole('rowheader', { name, exact: true }) })

interface Case {
  app: Pick<App, 'stack' | 'entry' | 'with'>
  /** Where the app is, if not at `/`. */
  path?: string
  subject: string
  chips: string[]
  columns: string[]
  /** A member of the state, a path deep in it, and what each column has there; then the state. */
  place: [member: string, name: string, ...cells: RegExp[]]
}

const CASES: { what: string; given: Case }[] = [
  {
    what: 'zustand, saved in IndexedDB, of what was fetched',
    given: {
      app: { stack: 'zustand', entry: 'saved-todos.ts', with: { zustand: 'zustand-5' } },
      subject: 'board',
      chips: ['memory', 'IndexedDB', 'server'],
      columns: ['memory zustand', 'IndexedDB board zustand-envelope v0', 'server GET /api/todos json'],
      place: ['todos', 'done', /true/, /true/, /true/, /equal/],
    },
  },
  {
    what: 'redux-persist and RTK Query',
    given: {
      app: { stack: 'rtk-query', entry: 'todos.tsx' },
      subject: 'persist:root',
      chips: ['memory', 'localStorage', 'server'],
      columns: [
        'memory redux',
        'localStorage persist:root redux-persist v-1',
        'server GET /api/todos json',
        'server GET /api/status json',
      ],
      place: ['api', 'done', /true/, /true/, /true/, /–/, /equal/],
    },
  },
  {
    what: 'pinia, and what Nuxt renders into its page',
    given: {
      app: { stack: 'pinia', entry: 'from-nuxt.ts' },
      path: '/nuxt',
      subject: 'shop',
      chips: ['memory', 'server'],
      columns: ['memory pinia', 'server __NUXT_DATA__ devalue'],
      place: ['products', 'title', /"Oolong"/, /"Oolong"/, /equal/],
    },
  },
  {
    what: 'TanStack Query with its saved cache',
    given: {
      app: { stack: 'tanstack-query', entry: 'todos.tsx' },
      subject: 'tanstack-query',
      chips: ['memory', 'localStorage', 'server'],
      columns: [
        'memory tanstack-query',
        'localStorage REACT_QUERY_OFFLINE_CACHE tanstack-query',
        'server GET /api/todos json',
      ],
      place: ['data', 'done', /true/, /true/, /true/, /equal/],
    },
  },
]

/** The apps of the matrix, minified for production, in the real DevTools. */
describe('all sources of a state are one subject', () => {
  let server: AppServer
  let browser: TestBrowser
  beforeAll(async () => {
    for (const stack of new Set(CASES.map(({ given }) => given.app.stack))) await installStack(stack, console.log)
    server = await startServer()
    browser = await launch()
  }, 240_000)
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  afterEach(async () => {
    // One page stays, or the browser would end.
    const [, ...pages] = browser.context.pages()
    for (const page of pages) await page.close()
  })
  const used = async ({ app, path = '' }: Case): Promise<Page> => {
    const built = await buildApp({ ...app, mode: 'production', name: `${app.stack}/${app.entry}`, row: '', store: '' })
    const page = await browser.context.newPage()
    await openApp(page, `${await server.serve(app.stack, built)}${path}`)
    await reloadApp(page)
    await change(page)
    return page
  }
  const heads = async (panel: Frame): Promise<string[]> =>
    (await grid(panel).getByRole('columnheader').allInnerTexts()).slice(1, -1).map((text) => text.split('\n')[0] ?? '')

  test.each(CASES)('$what', async ({ given }) => {
    const page = await used(given)
    const { devtools, panel } = await browser.openPanel(page)
    await devtools.setViewportSize({ width: 1180, height: 700 })
    const subject = panel.getByRole('option', { name: given.subject })
    await subject.click()
    await expect.poll(() => heads(panel)).toEqual(given.columns)
    await expect.poll(() => subject.getByRole('img', { name: 'in step' }).count()).toBe(1)
    const [, ...chips] = await subject.getByRole('img').evaluateAll((all) => all.map((one) => one.ariaLabel))
    expect(chips).toEqual(given.chips)

    await panel.getByRole('checkbox', { name: 'Only differences' }).uncheck()
    const [member, name, ...cells] = given.place
    await row(panel, member).click()
    await grid(panel).press('*')
    const shown = row(panel, name).first().getByRole('gridcell')
    await expect.poll(() => shown.allInnerTexts()).toEqual(cells.map((cell) => expect.stringMatching(cell)))
    expect(await panel.getByRole('tab', { name: /Findings/ }).innerText()).toBe('Findings')
  })
})
