import type { AdapterHost } from '../define-adapter'
import { shared } from '../support/cached-answers'
import { hasMethods, isObject, ownObject, ownValue } from '../support/own'
import { watchMethod } from '../support/watch-method'

/** What versions 3 and 4 have in common (https://www.apollographql.com/docs/react/caching/cache-interaction). */
export interface Cache {
  extract: () => Readonly<Record<string, unknown>>
  restore: (state: object) => unknown
  broadcastWatches: () => void
}

/** What changes the entities; `broadcastWatches` comes after them. */
const CHANGING = ['write', 'modify', 'evict', 'restore', 'reset', 'gc']

export function isCache(value: object): value is Cache {
  return hasMethods(value, ['extract', 'broadcastWatches', ...CHANGING])
}

/** Watches the entities of a cache, without what mutations under way only expect of the server. */
export function watchCache(cache: Cache, isNew: boolean, host: AdapterHost): void {
  let state: Readonly<Record<string, unknown>> | undefined
  let isMissed = false
  const current = (): unknown => {
    // In a transaction the entities may be those of a mutation under way; while it is constructed, there are none.
    if (Number(ownValue(cache, 'txCount')) > 0) isMissed = true
    else if (ownObject(cache, 'data')) state = shared(cache.extract(), state)
    return state ?? {}
  }
  const handle = host.store({
    name: 'apollo',
    ...(isNew && { created: host.stack() }),
    libraryFrames: 3,
    current,
    write: (next) => {
      cache.restore(next as object)
      cache.broadcastWatches()
    },
  })
  handle.created(current())
  const changed = host.guardHot((given: unknown) => handle.touched({ action: operationIn(given) }))
  for (const name of CHANGING) watchMethod(cache, name, (given) => changed(given, undefined), host)
  const broadcast = host.guardHot(() => {
    if (isMissed) handle.touched()
    isMissed = false
  })
  watchMethod(cache, 'broadcastWatches', () => broadcast(undefined, undefined), host)
}

/** The operation whose result is written: `mutation SaveTodo`. */
function operationIn(options: unknown): string | undefined {
  const query = isObject(options) ? ownObject(options, 'query') : undefined
  const definitions = query && ownObject(query, 'definitions')
  if (!Array.isArray(definitions)) return undefined
  const named = definitions.find(isNamedOperation)
  return named && `${named.operation} ${named.name.value}`
}

function isNamedOperation(node: unknown): node is { operation: string; name: { value: string } } {
  const { operation, name } = node as { operation?: unknown; name?: { value?: unknown } }
  return typeof operation === 'string' && typeof name?.value === 'string'
}
