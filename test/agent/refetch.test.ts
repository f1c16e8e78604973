import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, type OpenOptions, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

/** A page that wraps what the agent has hooked, and counts what goes through. */
const WRAPPED = `
  window.through = []
  for (const [owner, name] of [[window, 'fetch'], [Response.prototype, 'text'], [Response.prototype, 'json']]) {
    const own = owner[name]
    owner[name] = function (...args) { window.through.push(name); return own.apply(this, args) }
  }`
const through = (site: Site): Promise<unknown> => site.page.evaluate(() => Reflect.get(window, 'through'))

interface Loaded {
  site: Site
  /** Asks for a request again; gives what the agent says of it: '' for done. */
  again: (request: string) => Promise<string>
  /** Addresses that were asked since the page was there. */
  sent: string[]
}

async function loaded(options: OpenOptions): Promise<Loaded> {
  const site = await (await open('server.ts', { after: WRAPPED, ...options })).goto()
  await site.act('load')
  await site.act('loadXhr', 'json')
  await expect.poll(() => site.lines(/response-read/)).toHaveLength(2)
  const sent: string[] = []
  site.page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
  const [welcome] = await site.messages()
  let call = 0
  const again = async (request: string): Promise<string> => {
    call += 1
    await site.say({ type: 'refetch', document: welcome?.document ?? '', call, request })
    const answer = async () => (await site.messages()).find((each) => each.type === 'result' && each.call === call)
    await expect.poll(answer).toBeDefined()
    const result = await answer()
    return result?.type === 'result' ? (result.error ?? '') : 'no result'
  }
  return { site, again, sent }
}

test('a request is sent once more, past the page’s own fetch, and marked as nobody’s of the app', async () => {
  const api: Record<string, unknown> = { '/api/items': { items: [{ id: 7, title: 'tea' }] } }
  const { site, again, sent } = await loaded({ api })
  const before = await through(site)
  api['/api/items'] = { items: [] }
  expect(await again('r1')).toBe('')
  expect(sent).toEqual(['GET /api/items'])
  expect(await through(site)).toEqual(before)
  await expect
    .poll(() => site.lines(/^(request|response)/))
    .toEqual([
      'request-started r1 GET /api/items by load',
      'request-finished r1 200',
      'response-read r1 {"items":[{"id":7,"title":"tea"}]}',
      expect.stringMatching(/^request-started r2 GET \/api\/items by/),
      'request-finished r2 200',
      'response-read r2 {"items":[{"id":7,"title":"tea"}]}',
      'request-started r3 GET /api/items for driftscope',
      'request-finished r3 200',
      'response-read r3 {"items":[]}',
    ])
  expect([site.console, site.errors]).toEqual([[], []])
})

test('what is no answer is said, and on record', async () => {
  const api: Record<string, unknown> = { '/api/items': { items: [{ id: 7, title: 'tea' }] } }
  const { site, again, sent } = await loaded({ api })
  api['/api/items'] = { text: 'x'.repeat(5 * 1024 * 1024) }
  expect(await again('r1')).toBe('the answer is larger than 4194304 bytes')
  await expect.poll(() => site.lines(/failed/)).toEqual(['request-failed r3 Error'])
  await site.page.route('**/api/items', (route) => route.abort())
  expect(await again('r1')).toBe('Failed to fetch')
  await expect.poll(() => site.lines(/failed/)).toHaveLength(2)
  expect(sent).toHaveLength(2)
})

test('nothing is sent for what is not on record, and none while recording is paused', async () => {
  const { site, again, sent } = await loaded({ api: { '/api/items': { items: [{ id: 7, title: 'tea' }] } } })
  await site.page.evaluate(() => fetch('/api/gone', { method: 'POST' }))
  await expect.poll(() => site.lines(/POST/)).toHaveLength(1)
  expect(await again('r3')).toBe('only GET requests over HTTP can be sent again')
  expect(await again('r9')).toBe('that request is not on record any more')
  await site.say({ type: 'record', on: false })
  expect(await again('r1')).toBe('recording is paused')
  expect(sent).toEqual(['POST /api/gone'])
})
