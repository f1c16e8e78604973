import { defineSource, type Draft, type SourceHost } from './define-source'

const NativePromise = Promise
const NativeRequest = Request
const NativeURL = URL
const { then } = Promise.prototype
const { apply } = Reflect
const MAX_URL = 2_000
const TEXT = /json|text|x-www-form-urlencoded/i

type Started = Extract<Draft, { type: 'request-started' }>

export default defineSource({
  id: 'fetch',
  start(host) {
    const responses = new WeakMap<object, string>()
    const requests = new Requests(host)

    host.hook(window, 'fetch', (_, [input, init]) => {
      const stack = host.stack()
      const request = requests.start(input, init, stack)
      return {
        // A promise of ours, not the page's with a listener on it: that would mark its rejection as handled, and the
        // page's `unhandledrejection` would never come.
        returned: (result) =>
          watch(host, result, {
            fulfilled: (response) => {
              if (!(response instanceof Response)) return
              responses.set(response, request)
              host.record({ type: 'request-finished', request, status: response.status, ok: response.ok })
            },
            rejected: (error) => requests.failed(request, error),
          }),
        threw: (error) => requests.failed(request, error),
      }
    })

    for (const name of ['json', 'text']) {
      host.hook(Response.prototype, name, (self) => {
        const request = responses.get(self as object)
        if (request === undefined) return undefined
        return {
          returned: (result) =>
            watch(host, result, {
              fulfilled: (body) => {
                if (name === 'json') host.cameWith(body, request)
                const held = typeof body === 'string' && name === 'text' ? host.holdText(body) : host.hold(body)
                host.record({ type: 'response-read', request, body: held })
              },
              rejected: () => undefined,
            }),
        }
      })
    }
    host.hook(Response.prototype, 'clone', (self) => {
      const request = responses.get(self as object)
      return {
        returned: (copy) => {
          if (request !== undefined && copy instanceof Response) responses.set(copy, request)
          return copy
        },
      }
    })
    host.hook(Navigator.prototype, 'sendBeacon', (_, [url, data]) => {
      const request = requests.start(url, { method: 'POST', keepalive: true, body: data }, host.stack())
      return {
        returned: (queued) => {
          if (queued === false) requests.failed(request, new Error('the beacon was not queued'))
          return queued
        },
      }
    })
    host.report('fetch', 'armed')
  },
})

class Requests {
  private count = 0
  constructor(private readonly host: SourceHost) {}

  /** Puts a request on record and returns its id. */
  start(input: unknown, init: unknown, stack: Error | undefined): string {
    const request = `r${++this.count}`
    const options = optionsOf(init)
    const given = input instanceof NativeRequest ? input : undefined
    const draft: Started = {
      type: 'request-started',
      request,
      method: (typeof options.method === 'string' ? options.method : (given?.method ?? 'GET')).toUpperCase(),
      url: urlOf(given?.url ?? input),
    }
    const body = bodyOf(this.host, options.body) ?? (given && this.bodyOfRequest(given))
    if (body) draft.body = body
    if (options.keepalive ?? given?.keepalive) draft.keepalive = true
    this.host.record(draft, stack)
    return request
  }

  failed(request: string, error: unknown): void {
    const { name, message } = error instanceof Error || error instanceof DOMException ? error : new Error(typeof error)
    const aborted = name === 'AbortError'
    this.host.record({ type: 'request-failed', request, aborted, error: { name, message } })
  }

  /** A copy of its text, taken before fetch uses the body up. */
  private bodyOfRequest(request: Request) {
    if (request.body === null || request.bodyUsed || !TEXT.test(request.headers.get('content-type') ?? ''))
      return undefined
    return this.host.holdLater(request.clone().text())
  }
}

function bodyOf(host: SourceHost, body: unknown) {
  if (typeof body === 'string') return host.holdText(body)
  if (body instanceof URLSearchParams) return host.holdText(body.toString())
  if (body instanceof Blob && (TEXT.test(body.type) || body.type === '')) return host.holdLater(body.text())
  return undefined
}

/** The members of fetch's second argument that we need; its getters, if any, are not called twice. */
function optionsOf(init: unknown): { method?: unknown; body?: unknown; keepalive?: unknown } {
  if (typeof init !== 'object' || init === null) return {}
  const read = (key: string): unknown => Object.getOwnPropertyDescriptor(init, key)?.value
  return { method: read('method'), body: read('body'), keepalive: read('keepalive') }
}

function urlOf(input: unknown): string {
  const text = typeof input === 'string' || input instanceof NativeURL ? String(input) : ''
  try {
    return new NativeURL(text, document.baseURI).href.slice(0, MAX_URL)
  } catch {
    return text.slice(0, MAX_URL)
  }
}

interface Watchers {
  fulfilled: (value: unknown) => void
  rejected: (error: unknown) => void
}

/** A promise that goes the same way as `promise`, after telling us. */
function watch(host: SourceHost, promise: unknown, { fulfilled, rejected }: Watchers): unknown {
  if (!(promise instanceof NativePromise)) return promise
  return apply(then, promise, [
    (value: unknown) => {
      host.guard(() => fulfilled(value), undefined)
      return value
    },
    (error: unknown) => {
      host.guard(() => rejected(error), undefined)
      throw error
    },
  ])
}
