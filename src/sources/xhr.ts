import { defineSource } from './define-source'

const { apply } = Reflect
const { prototype } = XMLHttpRequest
const DONE = 4

/** The browser's own getters: a page may put others on its objects. */
const getter = (name: string): ((xhr: object) => unknown) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  return (xhr) => get && apply(get, xhr, [])
}
const readyState = getter('readyState')
const status = getter('status')
const responseType = getter('responseType')
const response = getter('response')

/** One use of an object, from `open` on. */
interface Call {
  method: unknown
  url: unknown
  /** Set from `send` on. */
  request?: string
  ended?: boolean
  read?: boolean
}

export default defineSource({
  id: 'xhr',
  technique: 'requests',
  start(host) {
    const { requests } = host
    const calls = new WeakMap<object, Call>()
    const watched = new WeakSet()

    /** The request that ends now; undefined when nothing is under way. */
    const ending = (xhr: object): string | undefined => {
      const call = calls.get(xhr)
      if (!call || call.ended) return undefined
      call.ended = call.request !== undefined
      return call.request
    }
    const failed = (xhr: object, name: string, message: string): void => {
      const request = ending(xhr)
      if (request !== undefined) requests.failed(request, new DOMException(message, name))
    }
    /** Status 0: an event that says why comes next. */
    const changed = (xhr: object): void => {
      const code = Number(status(xhr))
      const request = readyState(xhr) === DONE && code > 0 ? ending(xhr) : undefined
      if (request === undefined) return
      requests.finished(request, code)
      const type = responseType(xhr)
      const text = type === '' || type === 'text' ? response(xhr) : undefined
      if (typeof text === 'string' && text !== '') requests.readText(request, text)
    }
    /** From `open` on: the page's listeners mostly come after that. */
    const watch = (xhr: XMLHttpRequest): void => {
      if (watched.has(xhr)) return
      watched.add(xhr)
      host.listen(xhr, 'readystatechange', () => changed(xhr))
      host.listen(xhr, 'abort', () => failed(xhr, 'AbortError', 'the request was aborted'))
      host.listen(xhr, 'timeout', () => failed(xhr, 'TimeoutError', 'the request timed out'))
      host.listen(xhr, 'error', () => failed(xhr, 'NetworkError', 'the request failed'))
    }

    host.hook(prototype, 'open', (self, [method, url]) => ({
      returned: (result) => {
        if (!(self instanceof XMLHttpRequest)) return result
        // No event tells that this cuts off what was under way.
        failed(self, 'AbortError', 'the request was opened anew')
        calls.set(self, { method, url })
        watch(self)
        return result
      },
    }))
    host.hook(prototype, 'send', (self, [body]) => {
      const call = self instanceof XMLHttpRequest ? calls.get(self) : undefined
      if (!call || call.request !== undefined || readyState(self as XMLHttpRequest) !== 1) return undefined
      const xhr = self as XMLHttpRequest // as `call` is there
      call.request = requests.started({ ...call, body }, host.stack())
      return {
        // A synchronous request is over by now, and may not have told anybody.
        returned: (result) => {
          changed(xhr)
          return result
        },
        threw: (error) => {
          const request = ending(xhr)
          if (request !== undefined) requests.failed(request, error)
        },
      }
    })
    // Chromium makes a new object for each read of a JSON response.
    host.hook(prototype, 'response', (self) => {
      const call = calls.get(self as object)
      if (!call?.ended || call.request === undefined || responseType(self as object) !== 'json') return undefined
      const { request } = call
      return {
        returned: (body) => {
          host.cameWith(body, request)
          if (!call.read && body !== null) requests.read(request, body)
          call.read = true
          return body
        },
      }
    })
    host.report('XMLHttpRequest', 'armed')
  },
})
