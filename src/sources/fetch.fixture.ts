import type { SourceFixture } from './define-source'

export const fixture: SourceFixture = {
  async act() {
    const answer = await fetch('/api/items?page=2')
    await answer.json()
    await fetch('/api/items/7', { method: 'put', body: '{"title":"new"}' })
    const request = new Request('/api/items', { method: 'POST', body: '{"title":"more"}', keepalive: true })
    await (await fetch(request)).text()
    await fetch('/api/gone').then((response) => response.ok)
    const aborting = new AbortController()
    const aborted = fetch('/api/items', { signal: aborting.signal }).catch(() => undefined)
    aborting.abort()
    await aborted
    const form = new FormData()
    form.append('title', 'a b')
    form.append('cover', new Blob(['x']), 'x.png')
    await fetch('/api/items', { method: 'POST', body: form })
    navigator.sendBeacon('/api/log', 'left')
  },
  lines: [
    'request-started r1 GET /api/items',
    'request-finished r1 200',
    'response-read r1 {"path":"/api/items"}',
    'request-started r2 PUT /api/items/7 {"title":"new"}',
    'request-finished r2 200',
    'request-started r3 POST /api/items {"title":"more"} keepalive',
    'request-finished r3 200',
    'response-read r3 {"path":"/api/items"}',
    'request-started r4 GET /api/gone',
    'request-finished r4 404',
    'request-started r5 GET /api/items',
    'request-failed r5 aborted',
    'request-started r6 POST /api/items "title=a+b"',
    'request-finished r6 200',
    'request-started r7 POST /api/log "left" beacon',
  ],
}
