import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const refusing = `Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError') } })`
const empty = `Object.defineProperty(window, 'localStorage', { configurable: true, value: null })`

describe.each(['4.5.7', '5.1.0'])('zustand %s with persist, whose storage is refused', (zustand) => {
  test('by the browser: the access, with the line that creates the store', async () => {
    const site = await (await open('persist.ts', { zustand, sandboxed: true })).goto()
    await site.act('set', 7)
    await expect
      .poll(() => site.lines(/^st/))
      .toEqual([
        'storage-failed localStorage read SecurityError nothing',
        'storage-failed localStorage read SecurityError nothing',
        expect.stringMatching(/^store-created memory:\S+ {"n":0,"draft":""}$/),
        expect.stringMatching(/^store-changed memory:\S+ n=7/),
      ])
    const created = (await site.sources()).find(({ kind }) => kind === 'memory')?.created?.stack ?? []
    const failed = (await site.events()).filter(({ type }) => type === 'storage-failed')
    expect(failed.at(-1)?.writer?.stack).toContain(created[1])
    expect(site.errors).toEqual([])
  })

  test('by a page that puts something of its own there', async () => {
    const site = await (await open('persist.ts', { zustand, after: refusing })).goto()
    await expect
      .poll(() => site.lines(/^storage-failed/))
      .toEqual([
        'storage-failed localStorage read SecurityError nothing',
        'storage-failed localStorage read SecurityError nothing',
      ])
  })
})

test('a page that takes localStorage away', async () => {
  const site = await (await open('storage.ts', { after: empty })).goto()
  await expect.poll(() => site.lines(/^storage-failed/)).toEqual(['storage-failed localStorage read TypeError nothing'])
})

test('what refuses looks as it did, and throws its own error', async () => {
  const look = (): unknown => {
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage')
    try {
      return localStorage
    } catch (error) {
      return [String(error), own?.get?.name, own?.get?.length, own?.enumerable]
    }
  }
  const options = { sandboxed: true }
  const [site, alone] = [await open('hostile.ts', options), await open('hostile.ts', { ...options, agent: false })]
  for (const each of [site, alone]) await each.goto()
  expect(await site.page.evaluate(look)).toEqual(await alone.page.evaluate(look))
})

test('a database that cannot be opened', async () => {
  const site = await (await open('hostile.ts', { sandboxed: true })).goto()
  const thrown = await site.page.evaluate(() => {
    try {
      return indexedDB.open('app').readyState
    } catch (error) {
      return String(error)
    }
  })
  expect(thrown).toContain('SecurityError')
  await expect.poll(() => site.lines(/indexedDB/)).toEqual(['storage-failed indexedDB read SecurityError nothing'])
})

test('a page that may use storage, or may not and does not try, says nothing', async () => {
  const allowed = await (await open('persist.ts')).goto()
  await allowed.act('inc')
  await expect.poll(() => allowed.lines(/by inc/)).toHaveLength(2)
  expect(await allowed.lines(/storage-failed/)).toEqual([])
  const quiet = await (await open('plain.tsx', { sandboxed: true })).goto('/?create')
  await quiet.act('inc')
  await expect.poll(() => quiet.lines(/by inc/)).toHaveLength(1)
  expect(await quiet.lines(/storage-failed/)).toEqual([])
})
