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

test('localForage, Dexie, idb-keyval and cursors: what is written, read, removed and taken back', async () => {
  const site = await (await open('databases.ts')).goto()
  const lines = async (): Promise<string[]> =>
    (await site.lines(/ indexedDB:/)).filter((line) => !line.includes('local-forage-detect-blob-support'))

  await site.act('localForage')
  await expect.poll(lines).toHaveLength(4)
  await site.act('dexie')
  await site.act('aborted')
  await site.act('keyval')
  await site.act('raw')
  await expect
    .poll(lines)
    .toEqual([
      'storage-written indexedDB:localforage/keyvaluepairs/settings {"theme":"dark"}',
      'storage-written indexedDB:localforage/keyvaluepairs/photo {"$":"instance","class":"Blob","v":{}}',
      'storage-read indexedDB:localforage/keyvaluepairs/settings {"theme":"dark"}',
      'storage-removed indexedDB:localforage/keyvaluepairs/photo',
      'storage-written indexedDB:films/scenes/1 {"id":1,"title":"Opening"}',
      'storage-written indexedDB:films/scenes/2 {"id":2,"title":"Storm"}',
      'storage-read indexedDB:films/scenes/2 {"title":"Storm","id":2}',
      'storage-written indexedDB:films/scenes/2 {"title":"Rain","id":2}',
      'storage-written indexedDB:films/cuts/[1,2] {"scene":1,"take":2}',
      'storage-written indexedDB:films/drafts/first {"text":"a"}',
      'storage-read indexedDB:films/scenes/2 {"title":"Rain","id":2}',
      'storage-read indexedDB:films/cuts/[1,2] {"scene":1,"take":2}',
      'storage-removed indexedDB:films/scenes/2',
      'storage-written indexedDB:films/scenes/3 {"id":3,"title":"Never"}',
      'storage-removed indexedDB:films/scenes/1',
      'storage-failed indexedDB:films/scenes/3 write AbortError {"id":3,"title":"Never"}',
      'storage-failed indexedDB:films/scenes/1 remove AbortError nothing',
      'storage-written indexedDB:keyval-store/keyval/draft {"text":"b"}',
      'storage-read indexedDB:keyval-store/keyval/draft {"text":"b"}',
      'storage-read indexedDB:keyval-store/keyval/draft {"text":"b"}',
      'storage-written indexedDB:keyval-store/keyval/draft {"text":"c"}',
    ])
  const labels = (await site.sources()).filter(({ kind }) => kind === 'indexedDB').map(({ label }) => label)
  expect(labels).toEqual(expect.arrayContaining(['settings', 'scenes 1', '[1,2]', 'first']))
  await site.page.reload()
  const found = async (): Promise<string[]> => (await lines()).toSorted()
  await expect
    .poll(found)
    .toEqual([
      'storage-found indexedDB:films/cuts/[1,2] {"scene":1,"take":2}',
      'storage-found indexedDB:films/drafts/first {"text":"a"}',
      'storage-found indexedDB:films/scenes/1 {"title":"Opening","id":1}',
      'storage-found indexedDB:keyval-store/keyval/draft {"text":"c"}',
      'storage-found indexedDB:localforage/keyvaluepairs/settings {"theme":"dark"}',
    ])
  expect([site.console, site.errors]).toEqual([[], []])
})
