import type { SourceFixture } from './define-source'

export const fixture: SourceFixture = {
  secure: true,
  async act() {
    const cache = await caches.open('api')
    await cache.put('/api/todos', Response.json([{ id: 1 }], { headers: { date: 'Thu, 01 Jan 2026 00:00:00 GMT' } }))
    await cache.put('https://cdn.test/logo', new Response('…', { headers: { 'content-length': '3' } }))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await cache.delete('/api/none')
    await caches.delete('api')
  },
  lines: [
    'storage-written cacheStorage:api {"/api/todos":{"type":"application/json","date":"Thu, 01 Jan 2026 00:00:00 GMT"},"https://cdn.test/logo":{"type":"text/plain;charset=UTF-8","size":3}}',
    'storage-removed cacheStorage:api',
  ],
}
