import type { Frame, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launch, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

/** A page that notes in localStorage under its own name where it is. */
const PAGE = `<!doctype html><title>page</title><script>
  localStorage.setItem(location.pathname.slice(1), location.host)
</script>`
/** A page that adds to a list in sessionStorage, on load where it is empty and on demand. */
const LIST = `<!doctype html><title>list</title><script>
  const list = JSON.parse(sessionStorage.getItem('list') ?? '[]')
  function add(id) { list.push({ id }); sessionStorage.setItem('list', JSON.stringify(list)) }
  if (list.length === 0) add('first')
</script><a href="/list" target="_blank" rel="opener">open</a> <a href="/list" target="_blank">apart</a>`

const events = (panel: Frame) => panel.getByRole('listbox', { name: 'Events' }).getByRole('option')
const subjects = (panel: Frame) => panel.getByRole('listbox', { name: 'Subjects' }).getByRole('option')
/** The entries that were written, each with the tab it is said of. */
const writes = async (panel: Frame): Promise<string[]> =>
  (await events(panel).allInnerTexts()).flatMap((row) => {
    const [, key] = /^(\w+): written/m.exec(row) ?? []
    const [, tab = 'the only tab'] = /^(tab \d(?: \(this tab\))?)$/m.exec(row) ?? []
    return key === undefined ? [] : [`${key} in ${tab}`]
  })

/** The extension's API in its own pages. */
interface Tabs {
  query: (filter: object) => Promise<{ id?: number; url?: string }[]>
  duplicate: (tab: number) => Promise<unknown>
}

describe('the panel and the tabs of its site', () => {
  let site: Site
  let browser: TestBrowser
  beforeAll(async () => {
    site = await serveSite({ '/one': PAGE, '/two': PAGE, '/three': PAGE, '/four': PAGE, '/list': LIST })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })
  afterEach(async () => {
    // One page stays, or the browser would end.
    const [, ...pages] = browser.context.pages()
    for (const page of pages) await page.close()
  })

  const go = (page: Page, path: string, host?: string): Promise<unknown> => page.goto(`${site.origin(host)}${path}`)
  const open = async (path: string, host?: string): Promise<Page> => {
    const page = await browser.context.newPage()
    await go(page, path, host)
    return page
  }
  const openPanel = async (page: Page, view: string): Promise<Frame> => {
    const { devtools, panel } = await browser.openPanel(page)
    await devtools.setViewportSize({ width: 1180, height: 700 })
    await panel.getByRole('tab', { name: view }).click()
    return panel
  }
  const expectWrites = (panel: Frame, all: readonly string[]): Promise<void> =>
    expect.poll(() => writes(panel)).toEqual(all)

  test('shows the tabs of an origin as they come and go, and nothing of another one', async () => {
    const foreign = await open('/three', 'localhost')
    const first = await open('/one')
    const second = await open('/two')
    const panel = await openPanel(first, 'Timeline')
    const two = ['one in tab 1 (this tab)', 'two in tab 2']
    await expectWrites(panel, two)

    // Another origin's tab comes, the other one goes away and comes back.
    await go(foreign, '/four')
    await expectWrites(panel, [...two, 'four in tab 3'])
    await go(second, '/three', 'localhost')
    await second.evaluate(() => localStorage.setItem('unseen', '1'))
    await go(second, '/two')
    await second.evaluate(() => localStorage.setItem('seen', '1'))
    await expectWrites(panel, [...two, 'four in tab 3', 'two in tab 2', 'seen in tab 2'])
    const names = (await subjects(panel).allInnerTexts()).map((text) => text.split('\n')[0])
    expect(names).toEqual(['four', 'one', 'seen', 'two'])

    await panel.getByRole('combobox', { name: 'Tab' }).selectOption('tab 3')
    await expectWrites(panel, ['four in tab 3'])
  })

  test('without preserve log, a page that goes to another site takes the others of its former one with it', async () => {
    const first = await open('/one')
    await open('/two')
    const elsewhere = await open('/three', 'localhost')
    const panel = await openPanel(first, 'Timeline')
    await expectWrites(panel, ['one in tab 1 (this tab)', 'two in tab 2'])
    await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
    await go(first, '/four', 'localhost')
    await expectWrites(panel, ['three in tab 2', 'four in tab 1 (this tab)'])
    await elsewhere.close()
    await expect
      .poll(() => panel.getByRole('group', { name: 'Recorders of all tabs' }).count(), {
        message: 'one recorder is left',
      })
      .toBe(0)
  })

  test('a copy of sessionStorage is told in the timeline, and as a finding once both tabs go on from it', async () => {
    const first = await open('/list')
    const [copy] = await Promise.all([first.waitForEvent('popup'), first.getByText('open').click()])
    await copy.waitForLoadState()
    const [apart] = await Promise.all([browser.context.waitForEvent('page'), first.getByText('apart').click()])
    await apart.waitForLoadState()
    const panel = await openPanel(first, 'Timeline')
    await panel.getByText('tab 2, opened from tab 1, with a copy of tab 1’s sessionStorage').waitFor()
    expect(await panel.getByText('with a copy of').count()).toBe(1)
    for (const page of [first, copy, apart]) await page.evaluate('add(String(Math.random()))')
    await panel.getByRole('tab', { name: /Findings/ }).click()
    await panel.getByRole('article', { name: 'cloned-session-storage' }).getByText('tab 2 began').waitFor()
    expect(await panel.getByRole('article').count()).toBe(1)

    // Three subjects of one name are told apart, also where there is no room for a sidebar.
    const named = ['list · tab 1 (this tab)', 'list · tab 2', 'list · tab 3']
    const groups = panel.getByRole('listbox', { name: 'Subjects' }).getByRole('group')
    const titled = (await groups.allInnerTexts()).map((text) => text.split('\n').slice(0, 2).join(': '))
    expect(titled.filter((title) => title.includes(' · '))).toEqual(
      named.map((name) => `Storage without a store · ${name.slice(7)}: list`),
    )
    await panel.page().setViewportSize({ width: 400, height: 700 })
    const options = panel.getByRole('combobox', { name: 'Subject' }).getByRole('option')
    await expect
      .poll(async () => (await options.allInnerTexts()).filter((text) => text.startsWith('list')))
      .toEqual(named)
  })

  test('a duplicated tab is a copy, whoever the browser takes for its opener', async () => {
    const first = await open('/list')
    const collector = await browser.openCollector()
    const panel = await openPanel(first, 'Timeline')
    await collector.page.evaluate(async (url) => {
      const { chrome } = globalThis as unknown as { chrome: { tabs: Tabs } }
      const tab = (await chrome.tabs.query({})).find((each) => each.url === url)
      if (tab?.id !== undefined) await chrome.tabs.duplicate(tab.id)
    }, first.url())
    await panel.getByText('in tab 2, with a copy of tab 1’s sessionStorage').waitFor()
    await first.reload()
    await panel.getByText('reloaded').waitFor()
    expect(await panel.getByText('with a copy of').count()).toBe(1)
  })

  test('the footer says what the agents say: of this tab, and of all', async () => {
    const first = await open('/one')
    await open('/two')
    await open('/three', 'localhost')
    const panel = await openPanel(first, 'Timeline')
    const collector = await browser.openCollector()
    const said = (): Promise<string> =>
      collector.page.evaluate(async (origin) => {
        const { recording, agents } = window.driftscopeCollector ?? {}
        const { documents = [] } = (await recording?.()) ?? {}
        const own = documents.filter((document) => document.origin === origin)
        const kept = (pages: { id: string }[]): string => {
          const all = (agents?.() ?? []).filter(({ document }) => pages.some(({ id }) => id === document))
          const bytes = all.reduce((sum, agent) => sum + agent.bytes, 0)
          const size = bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} kB`
          return `${all.reduce((sum, agent) => sum + agent.events, 0)} kept · ${size}`
        }
        return `${kept(own.filter(({ url }) => url.endsWith('/one')))} | 2 tabs: ${kept(own)}`
      }, site.origin())
    const shown = async (): Promise<string> => {
      const groups = panel.getByRole('contentinfo', { name: 'Status' }).getByRole('group')
      return (await groups.allInnerTexts()).join(' | ')
    }
    await expect.poll(async () => (await shown()) === (await said())).toBe(true)
    const before = await shown()
    await first.evaluate(() => localStorage.setItem('more', '1'))
    await expect.poll(shown).not.toBe(before)
    await expect.poll(async () => (await shown()) === (await said())).toBe(true)
  })
})
