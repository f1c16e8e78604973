import type { AdapterHost, Callable, StoreHandle } from '../define-adapter'
import { persisted, type Persisted, withoutProgress } from './persisted'

const NativeProxy = Proxy
const { apply } = Reflect

/** Follows redux-persist in one store: PERSIST begins the hydrations, REHYDRATE ends that of one key. */
interface Persistence {
  /** The state when the store was found. */
  present: (state: unknown) => void
  /** An action of redux-persist is about to be reduced. */
  before: (type: string, action: object) => void
  changed: (next: unknown, action: string | undefined) => void
}

type State = Readonly<Record<string, unknown>>
const asState = (value: unknown): State | undefined =>
  typeof value === 'object' && value !== null ? (value as State) : undefined
const progress = (state: unknown): unknown => asState(state)?.['_persist']

export function watchPersistence(handle: StoreHandle, host: AdapterHost): Persistence {
  const running = new Map<Persisted, number>()
  let count = 0
  let ending: { of: Persisted; payload: unknown; error: unknown } | undefined
  let described = false
  let initial: unknown

  const describe = (of: Persisted, state: unknown): void => {
    described = true
    handle.persist(of.describe(Object.keys(asState(state) ?? {})))
    handle.restorable(() => of.restoring(initial))
  }
  const begin = (of: Persisted | undefined): void => {
    if (!of) return
    running.set(of, ++count)
    handle.hydration(count, { step: 'started' })
  }
  /** Each reducer that begins to hydrate says so, just before it reads. */
  const watchRegister = (action: { register?: unknown }): void => {
    const { register } = action
    if (typeof register !== 'function') return
    action.register = new NativeProxy(register as Callable, {
      apply(target, self, args: unknown[]) {
        host.guard(() => begin(persisted.get(String(args[0]))), undefined)
        return apply(target, self, args)
      },
    })
  }
  /** Which part of the state a config is for shows when it is hydrated; a config alone is for the whole. */
  const present = (state: unknown): void => {
    initial ??= state
    if (described || progress(state) === undefined) return
    const [only, ...others] = running.size > 0 ? running.keys() : persisted.values()
    if (only && others.length === 0) describe(only, state)
  }

  const finish = (next: unknown, action: string | undefined): boolean => {
    if (!ending) return false
    const { of, payload, error } = ending
    const n = running.get(of)
    ending = undefined
    const place = hydratedPlace(handle.latest(), next)
    if (n === undefined || !place) return false
    running.delete(of)
    if (place.length === 0) describe(of, next)
    else handle.persistPart({ ...of.describe(membersAt(next, place)), mount: place })
    const inPlace = (state: unknown): unknown =>
      state === undefined ? undefined : place.reduceRight((value, key) => ({ [key]: value }), withNoNote(state))
    const migration = of.takeMigration()
    const read = migration ? migration.from : payload
    if (migration || !error) handle.hydration(n, { step: 'read', state: inPlace(read) })
    if (error) {
      handle.hydration(n, { step: 'failed', error })
      return false
    }
    if (migration && read !== undefined) {
      const version: unknown = asState(progress(read))?.['version']
      const fromVersion = typeof version === 'number' ? version : undefined
      if (payload !== read || fromVersion !== of.version) {
        handle.hydration(n, { step: 'migrated', state: inPlace(payload), fromVersion })
      }
    }
    handle.hydration(n, { step: 'merged', state: next })
    handle.changed(next, undefined, { hydration: n, action })
    handle.hydration(n, { step: 'applied' })
    return true
  }

  return {
    present,
    before(type, action) {
      const { key, payload, err } = action as { key?: unknown; payload?: unknown; err?: unknown }
      if (type === 'persist/PERSIST') {
        watchRegister(action)
      } else if (type === 'persist/REHYDRATE' && typeof key === 'string') {
        const of = persisted.get(key)
        ending = of && { of, payload, error: err }
      }
    },
    changed(next, action) {
      if (!finish(next, action)) handle.changed(next, undefined, { action })
      present(next)
    },
  }
}

/** Where redux-persist's own progress changed between two states: at the top, or in a part that is persisted by itself. */
function hydratedPlace(before: unknown, after: unknown): string[] | undefined {
  if (progress(before) !== progress(after)) return []
  const [was, is] = [asState(before), asState(after)]
  if (!was || !is) return undefined
  for (const key of Object.keys(is)) {
    if (was[key] !== is[key] && progress(is[key]) !== undefined && progress(was[key]) !== progress(is[key]))
      return [key]
  }
  return undefined
}

function membersAt(state: unknown, place: readonly string[]): string[] {
  return Object.keys(asState(place.reduce((value, key) => asState(value)?.[key], state)) ?? {})
}

function withNoNote(state: unknown): unknown {
  return progress(state) === undefined ? state : withoutProgress(state)
}
