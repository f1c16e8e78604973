import type { SourceFixture } from './define-source'

function send(method: string, url: string, body?: string, prepare?: (xhr: XMLHttpRequest) => void): Promise<unknown> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest()
    xhr.open(method, url)
    xhr.addEventListener('loadend', () => resolve(xhr.response))
    prepare?.(xhr)
    xhr.send(body)
    if (method === 'DELETE') xhr.abort()
  })
}

export const fixture: SourceFixture = {
  async act() {
    await send('get', '/api/items?page=2')
    await send('PUT', '/api/items/7', '{"title":"new"}', (xhr) => (xhr.responseType = 'json'))
    await send('POST', '/api/gone', 'a=1', (xhr) => (xhr.responseType = 'blob'))
    await send('DELETE', '/api/items/7')
    await send('GET', 'http://unreachable.test/api/items')
    const synchronous = new XMLHttpRequest()
    synchronous.open('GET', '/api/settings', false)
    synchronous.send()
  },
  lines: [
    'request-started r1 GET /api/items',
    'request-finished r1 200',
    'response-read r1 {"path":"/api/items"}',
    'request-started r2 PUT /api/items/7 {"title":"new"}',
    'request-finished r2 200',
    'response-read r2 {"path":"/api/items/7"}',
    'request-started r3 POST /api/gone "a=1"',
    'request-finished r3 404',
    'request-started r4 DELETE /api/items/7',
    'request-failed r4 aborted',
    'request-started r5 GET /api/items',
    'request-failed r5 NetworkError',
    'request-started r6 GET /api/settings',
    'request-finished r6 200',
    'response-read r6 {"path":"/api/settings"}',
  ],
}
