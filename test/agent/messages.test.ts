import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSite, type Site as Server } from '../support/site'
import { acceptSocket } from '../support/web-socket'
import { open, type Site, startBrowser, stopBrowser } from './site'

const PAGE = `<!doctype html><meta charset="utf-8"><script>
  window.heard = []
  function connect() {
    const socket = new WebSocket('ws://' + location.host + '/live')
    socket.onmessage = (event) => heard.push(event.data)
    socket.onopen = () => subscribe(socket)
  }
  function subscribe(socket) {
    socket.send('{"type":"subscribe","to":"scene"}')
    socket.send('ping')
  }
  function listen() {
    const stream = new EventSource('/stream')
    stream.addEventListener('scene', (event) => { heard.push(event.data); stream.close() })
  }
  function fail() {
    return new Promise((resolve) => {
      const socket = new WebSocket('ws://' + location.host + '/refused')
      socket.onclose = () => resolve(heard.push('closed'))
    })
  }
</script>`
const BURST = 25

let server: Server
beforeAll(async () => {
  await startBrowser()
  server = await serveSite(
    {
      '/': PAGE,
      '/favicon.ico': '',
      '/stream': (_, response) => {
        response.setHeader('content-type', 'text/event-stream')
        response.write('event: scene\ndata: {"id":"a","title":"Night"}\n\n')
      },
    },
    (request, stream) => {
      if (request.url === '/live')
        acceptSocket(request, stream, (text, socket) => {
          if (text === 'ping') for (let n = 1; n <= BURST; n++) socket.send(`{"n":${n}}`)
        })
      else stream.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    },
  )
})
afterAll(async () => {
  await stopBrowser()
  await server.close()
})

const goto = async (agent = true): Promise<Site> => {
  const site = await open('storage.ts', { agent })
  await site.page.goto(server.origin())
  return site
}
const heard = (site: Site): Promise<unknown> => site.page.evaluate('heard.length')

test('what goes over a WebSocket is told, a burst by its beginning, and what is sent by whom', async () => {
  const site = await goto()
  await site.page.evaluate('connect()')
  await expect.poll(() => heard(site)).toBe(BURST)
  await expect
    .poll(() => site.lines(/^message-/))
    .toEqual([
      'message-sent {"type":"subscribe","to":"scene"}',
      ...Array.from({ length: 19 }, (_, index) => `message-received {"n":${index + 1}}`),
    ])
  const sent = (await site.events()).find(({ type }) => type === 'message-sent')
  expect(sent?.writer?.stack[0]).toContain('subscribe')
  expect(sent).toMatchObject({ url: `${server.origin().replace('http', 'ws')}/live` })
  expect([site.console, site.errors]).toEqual([[], []])
})

test('an EventSource is told with the name of its event', async () => {
  const site = await goto()
  await site.page.evaluate('listen()')
  await expect.poll(() => site.lines(/^message-/)).toEqual(['message-received scene {"id":"a","title":"Night"}'])
  expect([await heard(site), site.console, site.errors]).toEqual([1, [], []])
})

test('a connection that fails says what the browser says of it, and nothing more', async () => {
  const sites = [await goto(), await goto(false)]
  for (const site of sites) await site.page.evaluate('fail()')
  const [watched, alone] = sites
  expect(alone?.console).toHaveLength(1)
  expect(watched?.console).toEqual(alone?.console)
  expect(watched?.errors).toEqual([])
  expect(await watched?.lines(/^message-/)).toEqual([])
})
