import type { AgentSource } from '../../core/timeline/event'
import type { SourceHost } from '../define-source'

/** Failed accesses told per document: an app that tries for ever says nothing new. */
const MAX_TOLD = 200

/** Tells that a place as a whole, not one entry of it, refuses the app. */
export type TellFailure = (error: unknown, stack?: Error) => void

export function areaFailures(host: SourceHost, kind: AgentSource['kind'], label: string): TellFailure {
  let told = 0
  return (error, stack) => {
    if (told++ >= MAX_TOLD) return
    host.describe({ id: kind, kind, label })
    host.record(
      { type: 'storage-failed', source: kind, operation: 'read', error: nameOf(error) },
      stack ?? host.stack(),
    )
  }
}

/**
 * Hears when the page finds `window[name]` missing or refused: reading it throws, or gives null or undefined. The browser's own
 * property is watched only where it refuses, one that the page puts in its place always.
 */
export function watchAccess(host: SourceHost, name: string, tell: TellFailure): void {
  const watch = (): void =>
    void host.hook(window, name, () => ({
      returned: (value) => {
        if (value === null || value === undefined) tell(missing(name, value))
        return value
      },
      threw: (error) => tell(error),
    }))
  const own = host.guard(() => Object.getOwnPropertyDescriptor(window, name), undefined)
  if (own?.get && isRefused(name)) watch()
  host.onRedefined(name, () => {
    const now = Object.getOwnPropertyDescriptor(window, name)
    if (now?.get) watch()
    else if (now && (now.value === null || now.value === undefined)) tell(missing(name, now.value))
  })
}

function isRefused(name: string): boolean {
  try {
    const value: unknown = Reflect.get(window, name)
    return value === null || value === undefined
  } catch {
    return true
  }
}

const missing = (name: string, value: unknown): Error => new TypeError(`${name} is ${String(value)}`)

function nameOf(error: unknown): { name: string; message: string } {
  const isError = error instanceof Error || error instanceof DOMException
  return isError ? { name: error.name, message: error.message } : { name: 'Error', message: '' }
}
