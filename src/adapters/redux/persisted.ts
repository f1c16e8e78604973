import type { AdapterHost, Callable, Restoring, StoreHandle } from '../define-adapter'
import { copied } from '../support/copied'
import { ownObject, ownValue } from '../support/own'

const NativeProxy = Proxy
const { apply } = Reflect

/** redux-persist's config, as far as it matters here (https://github.com/rt2zz/redux-persist, version 6). */
interface Config {
  key: string
  storage: object
  keyPrefix?: unknown
  version?: unknown
  whitelist?: unknown
  blacklist?: unknown
  migrate?: unknown
  stateReconciler?: unknown
}

/** What `migrate` was given. */
interface Migration {
  from: unknown
}

/** One `persistReducer`. */
export interface Persisted {
  config: object
  version: number
  takeMigration: () => Migration | undefined
  /** What it declares, `members` being those of the state at its top. */
  describe: (members: readonly string[]) => Parameters<StoreHandle['persist']>[0]
  /** How it would take in what was saved, over the state it began with. */
  restoring: (initial: unknown) => Restoring
}

/** The configs seen so far, by key. */
export const persisted = new Map<string, Persisted>()

/** `getItem` of `redux-persist/lib/storage`, minified or not: what it asks is a storage that does nothing where none can be had. */
const WEB_STORAGE =
  /new Promise\(\(?(?:function ?)?\(?([\w$]+)(?:, ?[\w$]+)?\)? ?(?:=>)? ?\(?\{?\s*\1\((?!localStorage|sessionStorage)[\w$]+\.getItem\([\w$]+\)\)/

/** Takes a config in; false for anything else. */
export function takeConfig(owner: object, host: AdapterHost): boolean {
  if (!isConfig(owner)) return false
  if (persisted.get(owner.key)?.config !== owner) persisted.set(owner.key, follow(owner, host))
  return true
}

function isConfig(owner: object): owner is Config {
  return typeof ownValue(owner, 'key') === 'string' && ownObject(owner, 'storage') !== undefined
}

function follow(config: Config, host: AdapterHost): Persisted {
  const { migrate } = config
  const hasMigrate = typeof migrate === 'function'
  const version = typeof config.version === 'number' ? config.version : -1
  const migration = hasMigrate ? watchMigrate(config, host) : () => undefined
  const getItem = ownValue(config.storage, 'getItem')
  const webStorage = typeof getItem === 'function' && WEB_STORAGE.test(host.sourceOf(getItem as Callable))
  return {
    config,
    version,
    takeMigration: migration,
    describe: (members) => ({
      name: `${typeof config.keyPrefix === 'string' ? config.keyPrefix : 'persist:'}${config.key}`,
      version,
      hasMigrate,
      ...(webStorage && { webStorage }),
      omits: members.filter((member) => isOmitted(config, member)).map((member) => [member]),
    }),
    restoring: (initial) => restoringOf(config, migrate, version, initial),
  }
}

/** As `persistReducer` itself goes about it: the version stands in the state, and `migrate` is asked whichever it is. */
function restoringOf(config: Config, migrate: unknown, version: number, initial: unknown): Restoring {
  const { stateReconciler: reconcile } = config
  return {
    version,
    migrate: (state, from) => {
      const inbound = { ...(state as object), _persist: { version: from, rehydrated: true } }
      return typeof migrate === 'function' ? apply(migrate, undefined, [inbound, version]) : inbound
    },
    merge: (state) => {
      // One object: where the two differ, a reconciler takes it that an action came first.
      const own = copied(withoutProgress(initial))
      if (typeof reconcile === 'function') return apply(reconcile, undefined, [state, own, { ...own }, config])
      // `autoMergeLevel1` is what it takes where the app names none; `false` takes nothing in.
      return reconcile === false ? own : { ...own, ...withoutProgress(state) }
    },
  }
}

/** A copy of a state without redux-persist's own note. */
export function withoutProgress(state: unknown): Record<string, unknown> {
  const { _persist, ...rest } = (state ?? {}) as Record<string, unknown>
  return rest
}

function isOmitted({ whitelist, blacklist }: Config, member: string): boolean {
  // redux-persist's own note of its progress.
  if (member === '_persist') return true
  if (Array.isArray(whitelist) && !whitelist.includes(member)) return true
  return Array.isArray(blacklist) && blacklist.includes(member)
}

/** Stands in for `migrate` until redux-persist calls it, once. */
function watchMigrate(config: Config, host: AdapterHost): () => Migration | undefined {
  const own = Object.getOwnPropertyDescriptor(config, 'migrate')
  const original = config.migrate as Callable
  let seen: Migration | undefined
  if (!own?.configurable || !('value' in own)) return () => undefined
  const restore = (): void => {
    if (config.migrate === watched) Object.defineProperty(config, 'migrate', own)
  }
  const watched = new NativeProxy(original, {
    apply(target, self, args: unknown[]) {
      host.guard(() => {
        restore()
        seen = { from: args[0] }
      }, undefined)
      return apply(target, self, args)
    },
  })
  Object.defineProperty(config, 'migrate', { ...own, value: watched })
  host.onStop(restore)
  return () => seen
}
