import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launch, type OpenCollector, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

/** The extension's API in its own pages. */
declare const chrome: {
  permissions: { remove: (permissions: { origins: string[] }) => Promise<boolean> }
  scripting: { getRegisteredContentScripts: () => Promise<object[]> }
}

/** Written with a look at the client after each, and at once. */
const KEYS = ['k0', 'k1', 'k2']
const QUICK = ['k3', 'k4', 'k5']

/** A page that counts itself in localStorage and goes on to the next one, until `?to=`. */
const HOP = `<script>
  const n = Number(new URLSearchParams(location.search).get('n'))
  localStorage.setItem('hop', String(n))
  if (n < 20) location.href = '/hop?n=' + (n + 1)
</script>`

/** A page that tries to listen in and to speak for the agent, before and after the bridge looks. */
const FORGER = `<script>
  window.heard = []
  for (const type of ['driftscope:offer', 'driftscope:ask', 'message'])
    window.addEventListener(type, (event) => heard.push(type), true)
  const forged = { type: 'welcome', document: 'forged', top: true, url: 'http://forged/', origin: 'http://forged', startedAt: 1, first: 0, next: 1 }
  const batch = { type: 'batch', document: 'forged', sources: [], dropped: 0,
    events: [{ type: 'url-changed', seq: 0, at: 0, run: 0, task: 0, url: 'forged' }] }
  const channel = new MessageChannel()
  const speak = (say) => { say(forged); say(batch); say(JSON.stringify(forged)); say(JSON.stringify(batch)); say({ type: 'document-left', tail: '{}' }) }
  window.dispatchEvent(new MessageEvent('driftscope:offer', { ports: [channel.port2], data: 'click', cancelable: true }))
  window.dispatchEvent(new Event('driftscope:ask'))
  speak((message) => channel.port1.postMessage(message))
  speak((message) => window.postMessage(message, '*'))
  localStorage.setItem('honest', '1')
</script>`

describe('transport', () => {
  let site: Site
  let browser: TestBrowser
  beforeAll(async () => {
    site = await serveSite({
      '/': '<!doctype html><title>start</title>',
      '/next': '<!doctype html><title>next</title>',
      '/hop': `<!doctype html>${HOP}`,
      '/forger': `<!doctype html>${FORGER}`,
      '/frames':
        '<!doctype html><iframe src="/inner"></iframe><iframe srcdoc="<script>localStorage.setItem(`srcdoc`, 1)</script>"></iframe>',
      '/inner': '<!doctype html><script>localStorage.setItem("inner", "1")</script>',
      '/never': () => undefined,
    })
  })
  afterAll(() => site.close())
  // One for each test: what documents leave behind lives as long as the browser.
  beforeEach(async () => {
    browser = await launch({ hosts: ['app.test'], port: site.port })
  })
  afterEach(() => browser.close())

  const open = async (path: string): Promise<Page> => {
    const page = await browser.context.newPage()
    await page.goto(`${site.origin()}${path}`)
    return page
  }
  const write = (page: Page, key: string): Promise<void> => page.evaluate((to) => localStorage.setItem(to, '1'), key)
  const expectWrites = (collector: OpenCollector, path: string, keys: readonly string[]): Promise<void> =>
    expect.poll(() => collector.writes(path)).toEqual(keys)

  test('kill the worker between any two events: nothing lost, nothing doubled', async () => {
    const page = await open('/?killed')
    const collector = await browser.openCollector()
    for (const [at, key] of KEYS.entries()) {
      await write(page, key)
      await browser.killWorker()
      await expectWrites(collector, '/', KEYS.slice(0, at + 1))
    }
    for (const key of QUICK) {
      await write(page, key)
      await browser.killWorker()
    }
    await expectWrites(collector, '/', [...KEYS, ...QUICK])
    // The worker sleeps when the last word is said, and is woken to keep it.
    await write(page, 'last')
    await browser.killWorker()
    await page.goto(`${site.origin()}/next`)
    await expectWrites(collector, '/', [...KEYS, ...QUICK, 'last'])
    const late = await browser.openCollector()
    await expect.poll(() => late.writes('/')).toEqual([...KEYS, ...QUICK, 'last'])
  })

  test('nor does the panel lose or double anything when the worker is killed', async () => {
    const page = await open('/?panel')
    const { panel } = await browser.openPanel(page)
    await panel.getByRole('tab', { name: 'Timeline' }).click()
    const rows = panel.getByRole('listbox', { name: 'Events' }).getByRole('option')
    const keys = async (): Promise<string[]> =>
      (await rows.allInnerTexts()).flatMap((row) => /^(k\d): written/m.exec(row)?.[1] ?? [])
    for (const [at, key] of KEYS.entries()) {
      await write(page, key)
      await browser.killWorker()
      await expect.poll(keys).toEqual(KEYS.slice(0, at + 1))
    }
    for (const key of QUICK) {
      await write(page, key)
      await browser.killWorker()
    }
    await expect.poll(keys).toEqual([...KEYS, ...QUICK])
    await page.goto(`${site.origin()}/next`)
    await write(page, 'k9')
    await expect.poll(keys).toEqual([...KEYS, ...QUICK, 'k9'])
  })

  test('with nobody looking, what was written before leaving is in the recording of the next document', async () => {
    const page = await open('/?before')
    await write(page, 'early')
    await browser.killWorker()
    await page.evaluate(() => {
      localStorage.setItem('late', '1')
      location.href = '/next'
    })
    await page.waitForURL('**/next')
    const collector = await browser.openCollector()
    await expectWrites(collector, '/', ['early', 'late'])
    const { tabs, documents } = await collector.recording()
    const [left, next] = documents
    expect([left?.url, next?.url]).toEqual([`${site.origin()}/?before`, `${site.origin()}/next`])
    expect(tabs).toMatchObject([{ documents: [left?.id, next?.id] }])
    expect(left?.events.at(-1)?.type).toBe('document-left')
    expect(left?.dropped).toBe(0)
  })

  test('documents whose worker is killed at any moment of their life arrive', async () => {
    const page = await open('/?start')
    for (const key of [...KEYS, ...QUICK]) {
      await page.goto(`${site.origin()}/next?${key}`)
      await browser.killWorker()
      await write(page, key)
      // The way to the keeper stands again, whatever the kill has broken: it hears of this document.
      await expect.poll(() => browser.isHeard(page)).toBe(true)
    }
    await page.goto(site.origin())
    const collector = await browser.openCollector()
    await expectWrites(collector, '/next', [...KEYS, ...QUICK])
  })

  test('a request still under way at leaving stays open in the recording', async () => {
    const page = await open('/?request')
    await page.evaluate(() => {
      fetch('/never', { method: 'POST', body: '{"draft":1}' }).catch(() => undefined)
      location.href = '/next'
    })
    await page.waitForURL('**/next')
    const collector = await browser.openCollector()
    await expect.poll(() => collector.events('/')).toContain('request-started')
    expect(await collector.events('/')).not.toContain('request-finished')
  })

  test('20 quick navigations all arrive', async () => {
    const page = await open('/hop?n=0')
    await page.waitForURL('**/hop?n=20')
    const collector = await browser.openCollector()
    const numbers = async (): Promise<(string | undefined)[]> =>
      (await collector.recording()).documents
        .filter(({ url }) => url.includes('/hop'))
        .map(({ url, events }) =>
          events.some(({ type }) => type === 'storage-written')
            ? (new URL(url).searchParams.get('n') ?? '')
            : undefined,
        )
    await expect.poll(numbers).toEqual(Array.from({ length: 21 }, (_, n) => String(n)))
  })

  test('a closed tab leaves its recording, and a popup knows its opener', async () => {
    const page = await open('/?opener')
    const collector = await browser.openCollector()
    // The browser takes the tab in front for the opener.
    await page.bringToFront()
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/next'))])
    await popup.waitForLoadState()
    await write(popup, 'in-popup')
    await popup.close()
    await expectWrites(collector, '/next', ['in-popup'])
    const { tabs, documents } = await collector.recording()
    const tabOf = (path: string): string | undefined => documents.find(({ url }) => new URL(url).pathname === path)?.tab
    expect(tabs.find(({ id }) => id === tabOf('/next'))?.opener).toBe(tabOf('/'))
  })

  test('every frame is a document of its tab, those without an address too', async () => {
    const page = await open('/frames')
    const collector = await browser.openCollector()
    await expectWrites(collector, '/inner', ['inner'])
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.src = '/next'
      document.body.append(frame)
    })
    await expect.poll(() => collector.events('/next')).toContain('document-started')
    const { tabs, documents } = await collector.recording()
    expect(documents.map(({ top, url }) => `${top} ${url.replace(site.origin(), '')}`).toSorted()).toEqual([
      'false /inner',
      'false /next',
      'false about:srcdoc',
      'true /frames',
    ])
    expect(tabs).toHaveLength(1)
    expect(await collector.writes('srcdoc')).toEqual(['srcdoc'])
  })

  test('a page hears nothing of the handshake and cannot speak for its agent', async () => {
    const page = await open('/forger')
    const collector = await browser.openCollector()
    await expectWrites(collector, '/forger', ['honest'])
    const { documents } = await collector.recording()
    expect(documents.map(({ url }) => url)).toEqual([`${site.origin()}/forger`])
    // Its own two events and its own messages: nothing of ours, and nobody took its port.
    expect(await page.evaluate('heard.filter((type) => type !== "message")')).toEqual([
      'driftscope:offer',
      'driftscope:ask',
    ])
  })

  test('other origins are recorded once they are granted, and no longer when that is taken back', async () => {
    const url = `${site.origin('app.test')}/next`
    const page = await browser.context.newPage()
    await page.goto(url)
    const collector = await browser.openCollector()
    expect((await collector.recording()).documents).toEqual([])
    await browser.grantOrigin(site.origin('app.test'))
    await page.reload()
    await expect.poll(() => collector.events('/next')).toContain('document-started')
    await collector.page.evaluate(() => chrome.permissions.remove({ origins: ['http://app.test/*'] }))
    await expect.poll(() => collector.page.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([])
    await page.reload()
    await page.reload()
    const later = await collector.recording()
    expect(later.documents.filter(({ url: of }) => of === url)).toHaveLength(1)
  })

  test('a reloaded extension says that old documents need a reload, and leaves them as they were', async () => {
    const page = await open('/?orphan')
    const isAsBefore = (): Promise<boolean> => page.evaluate('Storage.prototype.setItem === setItem')
    await page.evaluate('window.setItem = Storage.prototype.setItem')
    expect(await isAsBefore()).toBe(true)
    await browser.reloadExtension()
    await expect.poll(isAsBefore).toBe(false)
    const collector = await browser.openCollector()
    await expect.poll(() => collector.state(page)).toBe('needs-reload')
    await page.reload()
    await expect.poll(() => collector.state(page)).toBe('connected')
  })
})
