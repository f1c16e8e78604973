import type { SourceHost } from '../define-source'

const NativePromise = Promise
const { then } = Promise.prototype
const { apply } = Reflect

interface Watchers {
  fulfilled: (value: unknown) => void
  rejected?: (error: unknown) => void
}

/**
 * A promise that goes the same way as `promise`, after telling us. The page gets it instead of its own with a listener on it:
 * that would mark its rejection as handled, and the page's `unhandledrejection` would never come.
 */
export function watchPromise(host: SourceHost, promise: unknown, { fulfilled, rejected }: Watchers): unknown {
  if (!(promise instanceof NativePromise)) return promise
  return apply(then, promise, [
    (value: unknown) => {
      host.guard(() => fulfilled(value), undefined)
      return value
    },
    (error: unknown) => {
      host.guard(() => rejected?.(error), undefined)
      throw error
    },
  ])
}
