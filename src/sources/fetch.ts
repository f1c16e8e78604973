import { defineSource, type SourceHost } from './define-source'
import { watchPromise } from './support/watch-promise'

const NativeRequest = Request
const TEXT = /json|text|x-www-form-urlencoded/i

export default defineSource({
  id: 'fetch',
  technique: 'requests',
  start(host) {
    const { requests } = host
    const responses = new WeakMap<object, string>()

    host.hook(window, 'fetch', (_, [input, init]) => {
      const request = requests.started(asked(input, init), host.stack())
      return {
        returned: (result) =>
          watchPromise(host, result, {
            fulfilled: (response) => {
              if (!(response instanceof Response)) return
              responses.set(response, request)
              requests.finished(request, response.status)
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
            watchPromise(host, result, {
              fulfilled: (body) => {
                if (name === 'text') return requests.readText(request, String(body))
                host.cameWith(body, request)
                requests.read(request, body)
              },
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
    host.hook(Navigator.prototype, 'sendBeacon', (_, [url, body]) => {
      const request = requests.started({ method: 'POST', url, body, keepalive: true, beacon: true }, host.stack())
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

/** What fetch is asked for; getters of its second argument, if any, are not called twice. */
function asked(input: unknown, init: unknown): Parameters<SourceHost['requests']['started']>[0] {
  const given = input instanceof NativeRequest ? input : undefined
  const option = (key: 'method' | 'body' | 'keepalive'): unknown =>
    typeof init === 'object' && init !== null ? Object.getOwnPropertyDescriptor(init, key)?.value : undefined
  return {
    method: option('method') ?? given?.method,
    url: given?.url ?? input,
    body: option('body') ?? (given && bodyOf(given)),
    keepalive: option('keepalive') ?? given?.keepalive,
  }
}

/** A copy of its text, taken before fetch uses the body up. */
function bodyOf(request: Request): Promise<string> | undefined {
  if (request.body === null || request.bodyUsed || !TEXT.test(request.headers.get('content-type') ?? ''))
    return undefined
  return request.clone().text()
}
