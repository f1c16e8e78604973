import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, SECURE, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const page = async (kind: string): Promise<Site> => (await open('costs.tsx')).goto(`/?kind=${kind}`)

async function press(site: Site, name: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await site.page.getByRole('button', { name }).click()
}

const numbers = JSON.stringify(Array.from({ length: 12 }, (_, index) => index + 1))

describe('who holds the end of subscriptions', () => {
  test.each(['effect', 'layout', 'class', 'late'])('nobody: %s without an end, mounted twelve times', async (kind) => {
    const site = await page(kind)
    for (let i = 0; i < 12; i++) {
      await press(site, 'show', 1)
      await press(site, 'hide', 1)
    }
    await expect
      .poll(async () => (await site.lines(/^subscriptions-unheld/)).at(-1))
      .toMatch(`${numbers} mounting ${numbers} mounted 0`)
  })

  test('no component of their own: what a press of a button began', async () => {
    const site = await page('')
    for (let i = 0; i < 12; i++) {
      await press(site, 'more', 1)
      await press(site, 'listen', 1)
    }
    await expect
      .poll(async () => (await site.lines(/^subscriptions-unheld/)).at(-1))
      .toMatch(`${numbers} mounting [] mounted 0`)
  })

  test('perhaps as many components as are mounted: a function of their own ends it', async () => {
    const site = await page('wrapped')
    await press(site, 'more', 12)
    await expect
      .poll(async () => (await site.lines(/^subscriptions-unheld/)).at(-1))
      .toMatch(`${numbers} mounting ${numbers} mounted 12`)
  })

  test.each(['returned', 'hook'])('mounted components: %s', async (kind) => {
    const site = await page(kind)
    await press(site, 'more', 12)
    await expect.poll(() => site.lines(/^subscription-added/)).toHaveLength(12)
    await site.say({ type: 'catch-up', document: (await documentOf(site)) ?? '', call: 1 })
    await expect.poll(async () => (await site.messages()).some(({ type }) => type === 'result')).toBe(true)
    expect(await site.lines(/^subscriptions-unheld/)).toEqual([])
  })
})

describe('what a write cost the page', () => {
  async function took(site: Site, key: string): Promise<number | undefined> {
    const written = (await site.events()).find(
      (event) => event.type === 'storage-written' && event.source === `localStorage:${key}`,
    )
    return written?.type === 'storage-written' ? (written.took ?? 0) : undefined
  }

  test.each([
    ['save', 'slow'],
    ['savePacked', 'packed'],
  ])('%s: making the text is part of it', async (action, key) => {
    const site = await page('')
    await site.act(action)
    await expect.poll(() => took(site, key)).toBeGreaterThanOrEqual(29)
  })

  test('what was made and not written is not', async () => {
    const site = await page('')
    await site.act('saveOther')
    await expect.poll(() => took(site, 'other')).toBeLessThan(1_000)
  })

  test('JSON.stringify is to an app what it is without the agent', async () => {
    const [site, alone] = [await page(''), await (await open('costs.tsx', { agent: false })).goto('/')]
    expect(await site.act('look')).toEqual(await alone.act('look'))
  })
})

test('what was recorded and dropped is let go: large texts stay within the limit of 48 MB, or twice that until the page is idle', async () => {
  const site = await (await open('costs.tsx', { listening: false })).goto('/')
  const session = await site.page.context().newCDPSession(site.page)
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize
  }
  const before = await heap()
  await site.page.evaluate(async () => {
    const opening = indexedDB.open('large')
    opening.onupgradeneeded = () => opening.result.createObjectStore('texts')
    await new Promise((opened) => {
      opening.onsuccess = opened
    })
    for (let n = 0; n < 600; n++) {
      const writing = opening.result.transaction('texts', 'readwrite')
      writing.objectStore('texts').put(`${n} ${'x'.repeat(200_000)}`, 1)
      await new Promise((written) => {
        writing.oncomplete = written
      })
    }
  })
  expect((await heap()) - before).toBeLessThan(70e6)
})

test.each([
  [900, ['storage-estimated 900 of 1000']],
  [400, []],
])('how full the origin is, after a write of IndexedDB: %s of 1000', async (usage, told) => {
  const before = `navigator.storage.estimate = async () => (window.asked = { usage: ${usage}, quota: 1000 })`
  const site = await (await open('costs.tsx', { before })).goto(`${SECURE}/`)
  await site.act('put')
  await site.page.waitForFunction(() => Reflect.get(window, 'asked') !== undefined)
  await expect.poll(() => site.lines(/^storage-(?:written|estimated)/)).toEqual([expect.any(String), ...told])
})

async function documentOf(site: Site): Promise<string | undefined> {
  return (await site.messages()).flatMap((message) => ('document' in message ? message.document : []))[0]
}
