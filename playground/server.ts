import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, answerApi, failure } from './backend/api'
import { sendAsset } from './backend/assets'
import { type ControlRule, type Fault, createControl } from './backend/control'
import { openDatabase, resetDatabase } from './backend/database'
import { BadRequest, readJson, sendAnswer } from './backend/http'
import { loadPageRenderer } from './backend/page'
import { isResource } from './backend/resources'
import { getRow, listRows, updateRow } from './backend/rows'
import { DIST, buildPlayground } from './build'

export interface PlaygroundOptions {
  /** 0 or absent: any free port. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** `:memory:` (default) or a file. */
  database?: string
}
export interface Playground {
  /** Without a slash at the end. */
  url: string
  close(): Promise<void>
  /** Lets the next requests of a route fail, wait or conflict. */
  control(rule: ControlRule): Promise<void>
  /** Back to the seed, without rules. */
  reset(): Promise<void>
}

/** Builds Scene Studio if it must and serves it. Rejects when the port is taken or the database cannot be opened. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  await buildPlayground()
  const renderPage = await loadPageRenderer(DIST)
  const database = openDatabase(options.database ?? ':memory:')
  const control = createControl()
  const reset = () => {
    control.clear()
    resetDatabase(database)
  }

  async function api(request: IncomingMessage, url: URL): Promise<Answer> {
    const method = request.method ?? 'GET'
    const body = await readJson(request)
    const fault = control.take(method, url.pathname) ?? askedFault(request)
    if (fault?.delayMs !== undefined) await delay(fault.delayMs)
    if (fault?.status !== undefined) {
      return failure(fault.status, 'told-to-fail', `This request was told to fail with ${fault.status}.`)
    }
    if (fault?.conflict === true) saveMeanwhile(url.pathname)
    return answerApi(database, { method, path: url.pathname, query: url.searchParams, body })
  }

  function saveMeanwhile(path: string): void {
    const [, , name = '', id = ''] = path.split('/')
    if (isResource(name) && getRow(database, name, id)) updateRow(database, name, id, {})
  }

  async function command(request: IncomingMessage, path: string): Promise<Answer> {
    if (request.method !== 'POST') return failure(405, 'method-not-allowed', `${path} takes POST.`)
    if (path === '/__control') control.add(await readJson(request))
    else reset()
    return { status: 204 }
  }

  function page(url: URL, response: ServerResponse): void {
    const open = /^\/projects\/([^/]+)$/.exec(url.pathname)?.[1]
    const known = ['/', '/cart'].includes(url.pathname) || (open !== undefined && getRow(database, 'projects', open))
    const html = renderPage({
      path: url.pathname,
      pitfalls: url.searchParams.get('pitfall')?.split(',') ?? [],
      projects: listRows(database, 'projects'),
      scenes: listRows(database, 'scenes'),
      messages: listRows(database, 'messages'),
    })
    response.writeHead(known ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(html)
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://playground')
    if (url.pathname.startsWith('/assets/')) return sendAsset(response, join(DIST, 'client'), url.pathname)
    if (url.pathname.startsWith('/api/')) return sendAnswer(response, await api(request, url))
    if (url.pathname === '/__control' || url.pathname === '/__reset') {
      return sendAnswer(response, await command(request, url.pathname))
    }
    if (url.pathname === '/__blank') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><link rel="icon" href="data:,">')
      return undefined
    }
    return page(url, response)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      sendAnswer(
        response,
        error instanceof BadRequest ? failure(400, 'bad-request', message) : failure(500, 'broken', message),
      )
    })
  })
  const host = options.host ?? '127.0.0.1'
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port ?? 0, host, resolve)
    })
  } catch (error) {
    database.close()
    throw error
  }
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    control: async (rule) => control.add(rule),
    reset: async () => reset(),
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      database.close()
    },
  }
}

/** A single request may ask to fail by itself, so that a pitfall of one tab does not hit another. */
function askedFault(request: IncomingMessage): Fault | null {
  const status = Number(request.headers['x-studio-fault'])
  return status >= 400 && status <= 599 ? { status } : null
}
