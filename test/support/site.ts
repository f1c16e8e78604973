import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** A page's HTML by its path (without query), or what answers a request there; `*` for every other path. */
export type Pages = Record<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>

export interface Site {
  port: number
  /** `http://127.0.0.1:<port>`; on request of another name, which the browser must be told to resolve. */
  origin: (host?: string) => string
  close: () => Promise<void>
}

/**
 * Serves pages on a free port of 127.0.0.1, also reached as `localhost`. Nothing is cached. `upgrade` hears who asks for a
 * WebSocket.
 */
export function serveSite(pages: Pages, upgrade?: (request: IncomingMessage, stream: Duplex) => void): Promise<Site> {
  const server = createServer((request, response) => {
    const page = pages[(request.url ?? '/').replace(/\?.*/, '')] ?? pages['*']
    response.setHeader('cache-control', 'no-store')
    if (typeof page === 'function') page(request, response)
    else {
      response.statusCode = page === undefined ? 404 : 200
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(page ?? '')
    }
  })
  if (upgrade) server.on('upgrade', upgrade)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // never a pipe's name: it listens on a port
      resolve({
        port,
        origin: (host = '127.0.0.1') => `http://${host}:${port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
