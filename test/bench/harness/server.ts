import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'

/** Answers what pages ask for below `/ask/`. */
export type Answer = (path: string, body: string) => Promise<string>

export interface BenchServer {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** Serves a folder with an `index.html` of this text below `/<name>/`. */
  add: (name: string, folder: string, html: string) => void
  close: () => Promise<void>
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** Isolated pages have a clock of 5 µs instead of 100. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'no-store',
}

export async function startServer(answer: Answer): Promise<BenchServer> {
  const pages = new Map<string, { folder: string; html: string }>()
  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname.startsWith('/ask/')) {
      const answered = await answer(pathname.slice('/ask/'.length), await bodyOf(request))
      response.writeHead(200, HEADERS).end(answered)
      return
    }
    const [, name = '', ...rest] = pathname.split('/')
    const page = pages.get(name)
    const file = normalize(rest.join('/'))
    const path = page && join(page.folder, file)
    if (page && (file === '.' || file === '')) {
      response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/html' }).end(page.html)
    } else if (path !== undefined && !file.startsWith('..') && existsSync(path)) {
      response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES[extname(path)] ?? 'text/plain' })
      response.end(readFileSync(path))
    } else response.writeHead(404, HEADERS).end()
  }
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo // never a pipe's name: it listens on a port
  return {
    origin: `http://127.0.0.1:${port}`,
    add: (name, folder, html) => {
      pages.set(name, { folder, html })
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
