import type { Requests } from '../sources/define-source'
import { MAX_URL } from './requests'
import { abortAfter, nativeFetch, PlainError, textOf } from './primordials'
import type { Recorder } from './recorder'

/** Milliseconds, and bytes of text. */
const WITHIN = 15_000
const MOST = 4 * 1024 * 1024

/** Sends a recorded request once more, and gives the reason when there is no answer to show for it. */
export type Refetch = (request: string) => Promise<string | undefined>

/**
 * Asks as the app most likely did: with the cookies of its own origin, fetch's default, and with no header of the app's own,
 * for none is recorded. The browser's own fetch does it, so that no wrapper of the page runs; a service worker's does.
 */
export function makeRefetch(recorder: Recorder, requests: Requests): Refetch {
  return async (request) => {
    if (!recorder.on) return 'recording is paused'
    const url = urlOf(recorder, request)
    if (url === undefined) return 'that request is not on record any more'
    if (url.length >= MAX_URL) return 'its address is too long to be on record'
    if (!/^https?:/.test(url)) return 'only GET requests over HTTP can be sent again'
    const again = requests.started({ method: 'GET', url, by: 'driftscope' }, undefined)
    try {
      const response = await nativeFetch(url, {
        credentials: 'same-origin',
        cache: 'no-store',
        signal: abortAfter(WITHIN),
      })
      requests.finished(again, response.status)
      requests.readText(again, await textOf(response, MOST))
      return response.ok ? undefined : `the server answered ${response.status}`
    } catch (error) {
      requests.failed(again, error)
      return error instanceof PlainError || error instanceof DOMException ? error.message : 'no answer'
    }
  }
}

/** Where a GET request of the page went; '' for another method, undefined when it is not on record. */
function urlOf(recorder: Recorder, request: string): string | undefined {
  for (const { draft } of recorder.from(0).facts) {
    if (draft.type === 'request-started' && draft.request === request) return draft.method === 'GET' ? draft.url : ''
  }
  return undefined
}
