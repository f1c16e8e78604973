export interface CallOptions {
  /** Milliseconds. */
  timeout?: number
  signal?: AbortSignal
}

/** Requests that wait for an answer. */
export interface Calls<T> {
  /** Sends a request under a fresh number; rejects on abort, after `timeout` (default 5 s), or when `fail` is called. */
  call: (send: (call: number) => void, options?: CallOptions) => Promise<T>
  answer: (call: number, value: T) => void
  refuse: (call: number, reason: string) => void
}

interface Waiting<T> {
  resolve: (value: T) => void
  reject: (reason: Error) => void
}

const TIMEOUT = 5_000

export function createCalls<T>(): Calls<T> {
  const waiting = new Map<number, Waiting<T>>()
  // Other clients hear the answers to our calls too, so that numbers must differ between clients.
  let last = Math.floor(Math.random() * 2 ** 40)

  const take = (call: number): Waiting<T> | undefined => {
    const found = waiting.get(call)
    waiting.delete(call)
    return found
  }
  return {
    call: (send, { timeout = TIMEOUT, signal } = {}) =>
      new Promise<T>((resolve, reject) => {
        const call = ++last
        const stop = (reason: string): void => take(call)?.reject(new Error(reason))
        const aborted = (): void => stop('cancelled')
        const timer = setTimeout(stop, timeout, `no answer within ${timeout} ms`)
        const done = (): void => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', aborted)
        }
        waiting.set(call, {
          resolve: (value) => {
            done()
            resolve(value)
          },
          reject: (reason) => {
            done()
            reject(reason)
          },
        })
        if (signal?.aborted === true) {
          aborted()
          return
        }
        signal?.addEventListener('abort', aborted)
        send(call)
      }),
    answer: (call, value) => take(call)?.resolve(value),
    refuse: (call, reason) => take(call)?.reject(new Error(reason)),
  }
}
