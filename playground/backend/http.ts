import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './api'

/** A request that cannot be understood; its message is the answer. */
export class BadRequest extends Error {}

const MAX_BODY = 1_000_000

/** The JSON body of a request. Throws a sentence when it is too large or no JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MAX_BODY) throw new BadRequest('The body is larger than 1 MB.')
    chunks.push(bytes)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new BadRequest('The body is not JSON.')
  }
}

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  const headers = { 'cache-control': 'no-store', ...answer.headers }
  if (answer.body === undefined) {
    response.writeHead(answer.status, headers).end()
    return
  }
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(answer.body))
}
