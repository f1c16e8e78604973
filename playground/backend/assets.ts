import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}

/** Sends a built file of `/assets/…`; their names are hashed, so they may be kept for ever. */
export async function sendAsset(response: ServerResponse, folder: string, path: string): Promise<void> {
  const file = normalize(join(folder, path))
  const type = TYPES[extname(file)]
  const content = type && file.startsWith(join(folder, 'assets')) ? await readFile(file).catch(() => null) : null
  if (!type || content === null) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    return
  }
  response.writeHead(200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' })
  response.end(content)
}
