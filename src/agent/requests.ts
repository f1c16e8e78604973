import type { Draft, Requests } from '../sources/define-source'
import { HeldPromise, HeldReference, HeldText } from './held'
import { NativePromise, NativeURL } from './primordials'

/** Addresses are cut there. */
export const MAX_URL = 2_000
const TEXT = /json|text|x-www-form-urlencoded/i

/** Numbers the requests of the document, however they are made, and writes down how they go. */
export function makeRequests(record: (draft: Draft, stack?: Error) => boolean): Requests {
  let count = 0
  return {
    started({ method, url, body, keepalive, beacon, by }, stack) {
      const request = `r${++count}`
      const held = bodyOf(body)
      record(
        {
          type: 'request-started',
          request,
          method: (typeof method === 'string' ? method : 'GET').toUpperCase(),
          url: absolute(url),
          ...(held && { body: held }),
          ...(keepalive === true && { keepalive }),
          ...(beacon && { beacon }),
          ...(by && { by }),
        },
        stack,
      )
      return request
    },
    finished: (request, status) =>
      void record({ type: 'request-finished', request, status, ok: status >= 200 && status < 300 }),
    failed(request, error) {
      const { name, message } =
        error instanceof Error || error instanceof DOMException ? error : new Error(typeof error)
      record({ type: 'request-failed', request, aborted: name === 'AbortError', error: { name, message } })
    },
    read: (request, body) => void record({ type: 'response-read', request, body: new HeldReference(body) }),
    readText: (request, text) => void record({ type: 'response-read', request, body: new HeldText(text) }),
  }
}

function bodyOf(body: unknown): HeldText | HeldPromise | undefined {
  if (typeof body === 'string') return new HeldText(body)
  if (body instanceof URLSearchParams) return new HeldText(body.toString())
  if (body instanceof FormData) return new HeldText(textFields(body))
  if (body instanceof Blob && (TEXT.test(body.type) || body.type === '')) return new HeldPromise(body.text())
  return body instanceof NativePromise ? new HeldPromise(body as Promise<string>) : undefined
}

/** The fields of a form as its URL-encoded text; files are left out. */
function textFields(form: FormData): string {
  const fields = new URLSearchParams()
  for (const [name, value] of form) if (typeof value === 'string') fields.append(name, value)
  return fields.toString()
}

function absolute(url: unknown): string {
  const text = typeof url === 'string' || url instanceof NativeURL ? String(url) : ''
  try {
    return new NativeURL(text, document.baseURI).href.slice(0, MAX_URL)
  } catch {
    return text.slice(0, MAX_URL)
  }
}
