import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, SECURE, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

test('what is cached is listed after load, and a JSON body is read when it is asked for', async () => {
  const site = await (await open('storage.ts')).goto(SECURE)
  await site.page.evaluate(async () => {
    const cache = await caches.open('api')
    await cache.put('/api/todos', Response.json({ items: ['lamp'] }))
    await cache.put('/logo', new Response('…', { headers: { 'content-type': 'image/png' } }))
  })
  await site.page.reload()
  await expect
    .poll(() => site.lines(/storage-found cache/))
    .toEqual(['storage-found cacheStorage:api {"/api/todos":{"type":"application/json"},"/logo":{"type":"image/png"}}'])
  const [{ document } = { document: '' }] = (await site.messages()).filter(({ type }) => type === 'batch')
  const read = { type: 'read', document, source: 'cacheStorage:api', budget: 1_000 } as const
  await site.say({ ...read, call: 1, path: ['/api/todos', 'items'] })
  await site.say({ ...read, call: 2, path: ['/logo'] })
  await site.say({ ...read, call: 3, path: ['/nowhere'] })
  await expect
    .poll(async () => (await site.messages()).filter(({ type }) => type === 'result'))
    .toMatchObject([{ value: ['lamp'] }, { value: { $: 'undefined' } }, { value: { $: 'undefined' } }])
  expect(await site.page.evaluate(() => caches.keys())).toEqual(['api'])
  expect([site.console, site.errors]).toEqual([[], []])
})

test('an insecure page has none, and is left in peace', async () => {
  const site = await (await open('storage.ts')).goto()
  expect(await site.page.evaluate(() => typeof caches)).toBe('undefined')
  await expect.poll(() => site.lines(/document-started/)).toHaveLength(1)
  expect([site.console, site.errors]).toEqual([[], []])
})
