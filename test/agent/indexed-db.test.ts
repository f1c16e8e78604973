import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const LARGE = 600_000

test('a large text (createJSONStorage over idb-keyval) is kept whole', async () => {
  const site = await (await open('persist-idb.ts')).goto()
  await expect.poll(() => site.lines(/applied/)).toHaveLength(1)
  const item = 'x'.repeat(LARGE)
  await site.act('add', item)
  const written = async (): Promise<unknown[]> =>
    (await site.events()).flatMap((event) => (event.type === 'storage-written' ? [event.text] : []))
  await expect.poll(written).toEqual([JSON.stringify({ state: { items: [item], theme: 'light' }, version: 0 })])
})

test('of a large structured value as much as fits, and what is cut off is marked', async () => {
  const site = await (await open('storage.ts')).goto()
  await site.page.evaluate(
    (length) =>
      new Promise((resolve) => {
        const opening = indexedDB.open('files')
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('files'))
        opening.addEventListener('success', () => {
          const files = opening.result.transaction('files', 'readwrite').objectStore('files')
          files.put({ name: 'a.txt', content: 'x'.repeat(length) }, 'a').addEventListener('success', resolve)
        })
      }),
    LARGE,
  )
  const value = async (): Promise<unknown> =>
    (await site.events()).find((event) => event.type === 'storage-written' && event.source.startsWith('indexedDB'))
  await expect.poll(value).toMatchObject({
    value: {
      name: 'a.txt',
      content: { $: 'truncated', of: 'string', size: LARGE, head: expect.stringMatching(/^x+$/) },
    },
  })
})
