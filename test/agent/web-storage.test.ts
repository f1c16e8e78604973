import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, ORIGIN, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const storage = /^storage-(found|written|removed|failed)/

test('what no hook sees is found by comparing', async () => {
  const site = await (await open('storage.ts', { before: "localStorage.setItem('old', '1')" })).goto()
  await site.act('property', 'mode', 'dark')
  await expect
    .poll(() => site.lines(storage))
    .toEqual(['storage-found localStorage:old 1', 'storage-written localStorage:mode dark seen by sweep'])
  await site.act('remove', 'mode')
  await expect.poll(() => site.lines(/removed/)).toEqual(['storage-removed localStorage:mode seen by sweep'])
})

test('a method saved before us is found by comparing', async () => {
  const before = 'const { setItem } = localStorage; window.early = (...args) => setItem.apply(localStorage, args)'
  const site = await (await open('storage.ts', { before })).goto()
  await site.page.evaluate(() => (Reflect.get(window, 'early') as (...args: string[]) => void)('early', '1'))
  await expect.poll(() => site.lines(storage)).toEqual(['storage-written localStorage:early 1 seen by sweep'])
})

test('a full storage: the app gets its error, the record what was lost', async () => {
  const site = await (await open('storage.ts')).goto()
  expect(await site.act('quota')).toBe('QuotaExceededError, true')
  await expect
    .poll(async () => (await site.lines(storage)).map((line) => line.slice(0, 70)))
    .toEqual(['storage-failed localStorage:big write QuotaExceededError xxxxxxxxxxxxx'])
})

test("calls behave as ever, also the app's mistakes", async () => {
  const [site, alone] = [await open('storage.ts'), await open('storage.ts', { agent: false })]
  for (const each of [site, alone]) {
    await each.goto()
    expect([await each.act('odd'), await each.act('throwing')]).toEqual([[1, '1'], 'TypeError'])
  }
  await expect.poll(() => site.lines(storage)).toEqual(['storage-written localStorage:odd 1 seen by sweep'])
})

test('another tab', async () => {
  const site = await (await open('storage.ts')).goto()
  const other = await (await open('storage.ts', { context: site.page.context(), agent: false })).goto()
  await other.act('property', 'cart', '[1]')
  await expect.poll(() => site.lines(storage)).toContain('storage-written localStorage:cart [1] seen by storage-event')
})

test('a frame that may not use storage', async () => {
  const site = await (await open('storage.ts')).goto()
  await site.page.evaluate((src) => {
    const frame = document.createElement('iframe')
    frame.sandbox.add('allow-scripts')
    frame.src = src
    document.body.append(frame)
  }, `${ORIGIN}/frame`)
  await expect.poll(() => site.page.frames().length).toBe(2)
  const frame = site.page.frames()[1]
  await frame?.waitForLoadState()
  expect(await frame?.evaluate(() => Object.prototype.toString.call(window.fetch))).toBe('[object Function]')
  expect(site.errors.filter((message) => !message.includes('localStorage'))).toEqual([])
})
