import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { serveSite, type Site } from '../support/site'

export type Route = string | ((request: IncomingMessage, response: ServerResponse) => void)

let sites = 0

/** Serves a built page and what its server answers, at an origin of its own; every path without an extension is the page. */
export async function servePage(folder: string, routes: Readonly<Record<string, Route>>): Promise<Site> {
  const below = Object.keys(routes).filter((path) => path.endsWith('/*'))
  const rest = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const route = routes[below.find((path) => pathname.startsWith(path.slice(0, -1))) ?? '']
    if (typeof route === 'function') return route(request, response)
    const file = join(folder, extname(pathname) === '' ? 'index.html' : pathname)
    if (pathname.startsWith('/api/') || !existsSync(file)) response.writeHead(404).end()
    else
      response
        // A sandboxed page asks for its modules as a stranger.
        .setHeader('access-control-allow-origin', '*')
        .setHeader('content-type', TYPES[extname(file)] ?? 'text/plain')
        .end(readFileSync(file))
  }
  const site = await serveSite({ ...routes, '*': rest })
  // A host of its own: cookies are shared by all ports of a host.
  const host = `truth${sites++}.localhost`
  return { ...site, origin: (name = host) => site.origin(name) }
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** The body of a request, read as JSON. */
export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString())
}

/** Answers with JSON. */
export function answer(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
