import type { Options } from './disguise'
import { hasOwnMethods, isObject, ownValue } from '../support/own'
import { isPersistApi, type PersistApi } from './persist'

const { apply } = Reflect

/** What 3.x reads once per store and few apps set, before it makes `store.persist`. */
export const READ_FIRST = 'blacklist'

const METHODS = ['setOptions', 'rehydrate', 'hasHydrated', 'onHydrate', 'onFinishHydration']
const OWN = ['getStorage', 'serialize', 'deserialize', 'partialize', 'merge']

/** `store.persist` of zustand 3 keeps its options to itself: they are taken where it reads them. */
export class Persist3 {
  /** Options that were read, of stores still being made, the innermost last. */
  private readonly read: Options[] = []
  private readonly known = new WeakMap<object, PersistApi>()

  /** Takes in the options of a store that is being made. Says whether they are such. */
  take(owner: object): boolean {
    const isOptions = typeof ownValue(owner, 'name') === 'string' && hasOwnMethods(owner, OWN)
    // It reads them twice: `blacklist || whitelist`, and at each write.
    if (isOptions && !this.read.includes(owner as Options)) this.read.push(owner as Options)
    return isOptions
  }

  /** The same with the options, as later versions have it. */
  asLater(persist: unknown): PersistApi | undefined {
    if (isPersistApi(persist)) return persist
    if (!isObject(persist) || !hasOwnMethods(persist, METHODS)) return undefined
    const before = this.known.get(persist)
    if (before) return before
    const first = this.read.pop()
    if (!first) return undefined
    const later = withOptions(persist as PersistApi, first)
    this.known.set(persist, later)
    return later
  }
}

function withOptions(persist: PersistApi, first: Options): PersistApi {
  let options = first
  const { setOptions } = persist
  const later: PersistApi = {
    getOptions: () => options,
    setOptions: (next) => {
      options = { ...options, ...next }
      apply(setOptions, persist, [next])
    },
    onHydrate: persist.onHydrate,
    onFinishHydration: persist.onFinishHydration,
  }
  // What the app sets later goes the same way.
  persist.setOptions = (next) => later.setOptions(next)
  return later
}
