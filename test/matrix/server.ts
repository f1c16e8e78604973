import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stackFolder } from './fixtures'

/** Answers an app's requests; undefined for those it does not know. */
export type Handler = (request: Request) => Response | undefined | Promise<Response | undefined>

/** `test/fixtures/<stack>/server.ts`: `export default makeHandler`, called once for each app of the stack. */
export type MakeHandler = () => Handler

export interface AppServer {
  /** Serves a built app at an origin of its own, so that nothing leaks from app to app. */
  serve: (stack: string, folder: string) => Promise<string>
  close: () => Promise<void>
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/** One server for all apps: each is a host of its own below `localhost`. */
export async function startServer(): Promise<AppServer> {
  const apps = new Map<string, { folder: string; handlers: Handler[] }>()
  const server = createServer((request, response) => {
    const app = apps.get((request.headers.host ?? '').replace(/\..*/, ''))
    void answer(request, app).then((answered) => send(answered, response))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo // never a pipe's name: it listens on a port
  return {
    serve: async (stack, folder) => {
      const handlers = [...(await ownHandler(stack)), todos()]
      // Not before that: others are served meanwhile.
      const host = `app${apps.size}`
      apps.set(host, { folder, handlers })
      return `http://${host}.localhost:${port}`
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function ownHandler(stack: string): Promise<Handler[]> {
  const file = join(stackFolder(stack), 'server.ts')
  if (!existsSync(file)) return []
  const { default: makeHandler } = (await import(pathToFileURL(file).href)) as { default: MakeHandler }
  return [makeHandler()]
}

/** `GET /api/todos`, `POST /api/todos` with `{ title }`, `PUT` and `DELETE /api/todos/<id>`. */
function todos(): Handler {
  let all = [
    { id: 1, title: 'Water the plants', done: false },
    { id: 2, title: 'Post the letter', done: true },
  ]
  return async (request) => {
    const [, id] = /^\/api\/todos(?:\/(\d+))?$/.exec(new URL(request.url).pathname) ?? ['', undefined]
    if (!new URL(request.url).pathname.startsWith('/api/todos')) return undefined
    if (request.method === 'GET') return Response.json(id === undefined ? all : all.find((todo) => todo.id === +id))
    if (request.method === 'DELETE') {
      all = all.filter((todo) => todo.id !== Number(id))
      return new Response(null, { status: 204 })
    }
    const given = (await request.json()) as object
    const before = all.find((todo) => todo.id === Number(id))
    const next = { id: Math.max(0, ...all.map((todo) => todo.id)) + 1, title: '', done: false, ...before, ...given }
    all = before ? all.map((todo) => (todo === before ? next : todo)) : [...all, next]
    return Response.json(next, { status: before ? 200 : 201 })
  }
}

async function answer(
  request: IncomingMessage,
  app: { folder: string; handlers: Handler[] } | undefined,
): Promise<Response> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
  // Asked for by the browser, not by the app.
  if (url.pathname === '/favicon.ico') return new Response(null, { status: 204 })
  for (const handler of app?.handlers ?? []) {
    const answered = await handler(await asRequest(request, url))
    if (answered) return answered
  }
  const path = join(app?.folder ?? '', extname(url.pathname) === '' ? 'index.html' : url.pathname)
  if (!app || !existsSync(path)) return new Response('not found', { status: 404 })
  return new Response(readFileSync(path), { headers: { 'content-type': TYPES[extname(path)] ?? 'text/plain' } })
}

const bodies = new WeakMap<IncomingMessage, Promise<string>>()

async function asRequest(request: IncomingMessage, url: URL): Promise<Request> {
  const { method = 'GET', headers } = request
  const body = bodies.get(request) ?? bodyOf(request)
  bodies.set(request, body)
  const init = { method, headers: headers as Record<string, string> }
  return new Request(url, method === 'GET' || method === 'HEAD' ? init : { ...init, body: await body })
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

async function send(answered: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answered.status, { 'cache-control': 'no-store', ...Object.fromEntries(answered.headers) })
  for await (const chunk of answered.body ?? []) response.write(chunk)
  response.end()
}
