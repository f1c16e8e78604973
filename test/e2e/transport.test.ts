import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launch, type OpenCollector, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

const written = (key: string): string => `storage-written localStorage:${key}`

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
      '/frames': '<!doctype html><iframe src="/inner"></iframe><iframe srcdoc="<script>localStorage.setItem(`srcdoc`, 1)</script>"></iframe>',
      '/inner': '<!doctype html><script>localStorage.setItem("inner", "1")</script>',
      '/never': () => undefined,
    })
    browser = await launch({ hosts: ['app.test'], port: site.port })
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

  const open = async (path: string): Promise<Page> => {
    const page = await browser.context.newPage()
    await page.goto(`${site.origin()}${path}`)
    return page
  }
  const write = (page: Page, key: string): Promise<void> => page.evaluate((to) => localStorage.setItem(to, '1'), key)
  /** The events of the last document at a path, once they hold what is asked for. */
  const expectWrites = (collector: OpenCollector, path: string, keys: readonly string[]): Promise<void> =>
    expect
      .poll(async () => (await collector.events(path)).filter((event) => event.startsWith('storage-written')))
      .toEqual(keys.map(written))

  test('kill the worker between any two events: nothing lost, nothing doubled', async () => {
    const page = await open('/?killed')
    const collector = await browser.openCollector()
    const keys: string[] = []
    for (let n = 0; n < 6; n++) {
      await write(page, `k${n}`)
      keys.push(`k${n}`)
      await browser.killWorker()
      if (n % 2 === 0) await expectWrites(collector, '/', keys)
    }
    await expectWrites(collector, '/', keys)
    // The tail goes through the worker: it is started again for it.
    await write(page, 'last')
    await browser.killWorker()
    await page.goto(`${site.origin()}/next`)
    await expectWrites(collector, '/', [...keys, 'last'])
    const late = await browser.openCollector()
    await expectWrites(late, '/', [...keys, 'last'])
  })
})
