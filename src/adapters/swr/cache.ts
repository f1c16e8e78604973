import { same } from '../../core/value/equal'
import type { AdapterHost, Callable } from '../define-adapter'
import { type CachedAnswer, cachedAnswers, type CachedAnswers } from '../support/cached-answers'
import { hasMethods } from '../support/own'
import { watchMethod } from '../support/watch-method'

/** SWR's own Map, or what an app gives as `provider` (https://swr.vercel.app/docs/advanced/cache). */
export interface Cache {
  get: (key: string) => unknown
  keys: () => Iterable<string>
  delete: (key: string) => unknown
}

type Mutate = (key: string, data: unknown, revalidate: false) => unknown

/** What SWR keeps for a cache: revalidators, three records, `mutate`, the setter, `subscribe`. */
export type Parts = readonly [unknown, unknown, unknown, unknown, Mutate, Callable, Callable]

/** Whether `parts` is what SWR 2 keeps for a cache. */
export function isCacheOf(cache: object, parts: unknown): parts is Parts {
  if (!Array.isArray(parts) || parts.length < 7 || !hasMethods(cache, ['get', 'set', 'delete', 'keys'])) return false
  return parts.slice(4, 7).every((part) => typeof part === 'function')
}

export function watchCache(given: object, mutate: Mutate, host: AdapterHost): void {
  const cache = given as Cache // what isCacheOf has looked at
  let state: CachedAnswers | undefined
  let isOutdated = true
  const current = (): CachedAnswers => {
    if (isOutdated || !state) state = cachedAnswers(answersIn(cache), state)
    isOutdated = false
    return state
  }
  const handle = host.store({
    name: 'swr',
    libraryFrames: 0,
    current,
    write: (next) => {
      const data = (next as Partial<CachedAnswers>).data ?? {}
      const before = current().data
      for (const key of new Set([...Object.keys(before), ...Object.keys(data)])) {
        if (!same(before[key], data[key])) void mutate(key, data[key], false)
      }
    },
  })
  handle.created(current())
  const changed = host.guardHot((key: unknown) => {
    if (typeof key === 'string' && !isAnswer(key)) return
    isOutdated = true
    handle.touched()
  })
  for (const name of ['set', 'delete']) watchMethod(cache, name, (key) => changed(key, undefined), host)
}

/** Under `$inf$…` useSWRInfinite keeps its pages together, each of which has a key of its own too. */
const isAnswer = (key: string): boolean => !key.startsWith('$inf$')

function answersIn(cache: Cache): CachedAnswer[] {
  return [...cache.keys()].filter(isAnswer).map((key) => {
    const { data, error, isLoading = false, isValidating = false } = (cache.get(key) ?? {}) as Record<string, unknown>
    const failure = error === undefined ? {} : { error: error instanceof Error ? error.message : error }
    return { key, data, status: { isLoading, isValidating, ...failure } }
  })
}
