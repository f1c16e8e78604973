import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const api = { '/api/items': { items: [{ id: 7, title: 'tea' }] } }

test('a subtree of a store that came with a response', async () => {
  const site = await (await open('server.ts', { api })).goto()
  await site.act('load')
  await expect
    .poll(() => site.lines(/request|response|changed/))
    .toEqual([
      'request-started r1 GET /api/items by load',
      'request-finished r1 200',
      'response-read r1 {"items":[{"id":7,"title":"tea"}]}',
      expect.stringMatching(
        /^store-changed memory:\S+ items\["7"\]={"id":7,"title":"tea"} \(items\["7"\] from r1 items\[0\]\) by load$/,
      ),
    ])
})

test('a body read as text', async () => {
  const site = await (await open('server.ts', { api })).goto()
  await site.act('loadText')
  await expect
    .poll(() => site.lines(/response|changed/))
    .toEqual([
      'response-read r1 {"items":[{"id":7,"title":"tea"}]}',
      expect.stringMatching(/^store-changed memory:\S+ items\["1"\]={"id":7,"title":"tea"} by loadText$/),
    ])
})

test('rejections nobody handles still reach the page, handled ones do not', async () => {
  const site = await (await open('server.ts')).goto()
  await site.act('failHandled')
  await site.act('fail')
  await expect.poll(() => site.act('unhandled')).toEqual(['TypeError: Failed to fetch'])
  await expect
    .poll(() => site.lines(/request-failed/))
    .toEqual(['request-failed r1 TypeError', 'request-failed r2 TypeError'])
})

test('a subtree of a store that came with XMLHttpRequest', async () => {
  const site = await (await open('server.ts', { api })).goto()
  await site.act('loadXhr', 'json')
  await expect
    .poll(() => site.lines(/request|response|changed/))
    .toEqual([
      expect.stringMatching(/^request-started r1 GET \/api\/items/),
      'request-finished r1 200',
      'response-read r1 {"items":[{"id":7,"title":"tea"}]}',
      expect.stringMatching(
        /^store-changed memory:\S+ items\["7"\]={"id":7,"title":"tea"} \(items\["7"\] from r1 items\[0\]\)/,
      ),
    ])
})

test('XMLHttpRequest, text the app parses itself', async () => {
  const site = await (await open('server.ts', { api })).goto()
  await site.act('loadXhr', '')
  await expect
    .poll(() => site.lines(/response|changed/))
    .toEqual([
      'response-read r1 {"items":[{"id":7,"title":"tea"}]}',
      expect.stringMatching(/^store-changed memory:\S+ items\["7"\]={"id":7,"title":"tea"}/),
    ])
})

test('XMLHttpRequest used again while under way', async () => {
  const site = await (await open('server.ts')).goto()
  expect(await site.act('reopenXhr')).toBe('{"path":"/api/second"}')
  await expect
    .poll(() => site.lines(/request-/))
    .toEqual([
      'request-started r1 GET /api/first',
      'request-failed r1 aborted',
      'request-started r2 GET /api/second',
      'request-finished r2 200',
    ])
})

test('a page sees the same of XMLHttpRequest as without the agent', async () => {
  const [site, alone] = [await open('server.ts', { api }), await open('server.ts', { api, agent: false })]
  await site.goto()
  await alone.goto()
  for (const url of ['/api/items', '/api/gone', 'http://unreachable.test/api/items']) {
    expect(await site.act('observeXhr', url)).toEqual(await alone.act('observeXhr', url))
  }
  expect(await site.act('misuseXhr')).toEqual(await alone.act('misuseXhr'))
  expect([site.console, site.errors]).toEqual([alone.console, alone.errors])
})
