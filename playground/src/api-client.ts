import type { Behaviour } from './behaviour'

/** An answer with a status of 400 or more; status 0 when there was none. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body: unknown,
  ) {
    super(message)
  }

  /** Whether the same request may succeed a moment later. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

export type Api = (method: string, path: string, body?: object) => Promise<unknown>

/** Requests to this server. Writes outlive the page (`keepalive`), so that leaving it loses nothing. */
export function createApi(behaviour: Behaviour): Api {
  return async (method, path, body) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', ...behaviour.requestHeaders(method, path) },
      keepalive: method !== 'GET',
      ...json,
    }).catch((error: unknown) => {
      throw new ApiError(0, error instanceof Error ? error.message : String(error), undefined)
    })
    const answer: unknown = response.status === 204 ? undefined : await response.json()
    if (!response.ok) throw new ApiError(response.status, sentence(answer) ?? `${response.status}`, answer)
    return answer
  }
}

function sentence(answer: unknown): string | null {
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : null
  return typeof message === 'string' ? message : null
}
