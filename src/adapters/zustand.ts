import { type AdapterHost, defineAdapter, type StoreHandle } from './define-adapter'
import { holds } from './support/holders'
import { membersAsName } from './support/nameless'
import { ownValue } from './support/own'
import { watchSubscribe } from './support/subscribe'
import { type PersistApi, observePersist } from './zustand/persist'
import { Persist3, READ_FIRST } from './zustand/persist-3'

/** The part of zustand's store api that versions 4 and 5 share. */
interface Api {
  getState: () => unknown
  setState?: (state: unknown, replace: true) => unknown
  subscribe: (listener: (state: unknown, previous: unknown) => void) => () => void
  getInitialState?: () => unknown
}

interface Store {
  handle: StoreHandle
  listener: (state: unknown, previous: unknown) => void
  api: Api | undefined
}

/** `e => e(t, n)`: how zustand calls its listeners, minified or not. */
const NOTIFY = /^(?:\(?([\w$]+)\)? ?=> ?|function ?\(([\w$]+)\) ?\{ ?return )(?:\1|\2)\(([\w$]+), ?([\w$]+)\);? ?\}?$/
const SUBSCRIBE = /\.add\([\w$]+\)[^]{0,40}\.delete\([\w$]+\)/
const GET_STATE = /^\(\) ?=> ?[\w$]+$/

export default defineAdapter({
  id: 'zustand',
  start(host) {
    const stores = new Finder(host)
    holds((state) => stores.withState(state)?.handle)
    host.techniques.bait('persist', (owner, value) => isApi(owner) && stores.attach(owner, value, { stack: 0 }))
    host.techniques.baitRead(READ_FIRST, (owner) => stores.persist3.take(owner))
    host.techniques.assign((target, source) => {
      if (!isApi(source) || !(hasFunction(source, 'getInitialState') || hasFunction(source, 'destroy'))) return false
      return stores.attach(source, ownValue(source, 'persist'), { stack: 2 }, target)
    })
    host.techniques.forEach((set, callback) => stores.round(set, callback))
    host.techniques.react((values) => stores.inComponent(values))
  },
})

class Finder {
  private readonly known = new WeakMap<object, Store>()
  private readonly byListener = new WeakMap<object, Store>()
  private readonly bySet = new WeakMap<object, Store>()
  private readonly all: Store[] = []
  readonly persist3 = new Persist3()

  constructor(private readonly host: AdapterHost) {}

  /** Begins to watch a store unless it is watched already. `stack`: frames of zustand between us and the app. */
  attach(api: Api, persist: unknown, at: { stack: number } | undefined, alias?: object): boolean {
    const persistApi = this.persist3.asLater(persist)
    const before = this.known.get(api) ?? (persistApi && this.known.get(persistApi))
    if (before) {
      if (alias) this.known.set(alias, before)
      return false
    }
    const state = api.getState()
    const orphan = this.withState(state)
    if (orphan) orphan.api = api
    const store = orphan ?? this.add(api, persistApi, at, state)
    for (const name of [api, persistApi, alias]) if (name) this.known.set(name, store)
    if (!orphan) this.begin(store, api, persistApi, state)
    watchSubscribe(alias ? [api, alias] : [api], store.handle, this.host)
    return true
  }

  private add(api: Api, persist: PersistApi | undefined, at: { stack: number } | undefined, state: unknown): Store {
    const options = persist?.getOptions()
    const name = typeof options?.name === 'string' ? options.name : undefined
    const described = at ? undefined : membersAsName('store', state)
    return this.register(
      this.host.store({
        ...((name ?? described) === undefined ? {} : { name: name ?? described ?? '' }),
        ...(at ? { created: this.host.stack() } : {}),
        libraryFrames: at?.stack ?? 0,
        current: api.getState,
        ...(isApi(api) && { write: (next) => void api.setState(next, true) }),
      }),
      api,
    )
  }

  private register(handle: StoreHandle, api: Api | undefined): Store {
    const store: Store = { handle, api, listener: () => undefined }
    this.all.push(store)
    return store
  }

  private begin(store: Store, api: Api, persist: PersistApi | undefined, state: unknown): void {
    const { handle } = store
    // While persist hydrates synchronously, the store has no state yet, only what it was created with.
    const first = state ?? this.host.guard(() => api.getInitialState?.(), undefined)
    if (first !== undefined) handle.created(first)
    const hydrations = persist && observePersist(persist, api.getState, handle, this.host)
    store.listener = this.host.guardHot(
      hydrations
        ? (next: unknown, previous: unknown) =>
            handle.changed(next, previous, { hydration: hydrations.appliedBy(next) })
        : handle.changed,
    )
    this.byListener.set(store.listener, store)
    const unsubscribe = api.subscribe(store.listener)
    this.host.onStop(() => {
      unsubscribe()
    })
    // What a wrapper around the store's creator returned becomes its state without telling anybody.
    this.host.soon(() => {
      const now = api.getState()
      if (now === undefined) return
      handle.created(now)
      handle.changed(now, undefined, { stack: null })
    })
  }

  /** A round of calls over a Set's members. Says whether to hear of the Set's next rounds. */
  round(set: ReadonlySet<unknown>, callback: (entry: unknown) => unknown): boolean {
    const known = this.bySet.get(set)
    if (known && set.has(known.listener)) return true
    if (!known) {
      if (!NOTIFY.test(this.host.sourceOf(callback))) return false
      for (const entry of set) {
        const store = typeof entry === 'function' ? this.byListener.get(entry) : undefined
        if (store) {
          this.bySet.set(set, store)
          return hasFunction(store.api, 'destroy')
        }
      }
    }
    let round: { next: unknown; previous: unknown } | undefined
    callback((next: unknown, previous: unknown) => {
      round = { next, previous }
    })
    if (!round || !isSuccessor(round.next, round.previous)) return known !== undefined
    const store = known ?? this.withState(round.previous) ?? this.orphan(round.previous)
    this.bySet.set(set, store)
    store.handle.changed(round.next, round.previous)
    return true
  }

  /** A store of which nothing but its rounds is known. */
  private orphan(state: unknown): Store {
    const handle: StoreHandle = this.host.store({
      name: membersAsName('store', state),
      libraryFrames: 0,
      current: () => handle.latest(),
    })
    handle.created(state)
    return this.register(handle, undefined)
  }

  withState(state: unknown): Store | undefined {
    if (typeof state !== 'object' || state === null) return undefined
    return this.all.find((store) => store.handle.latest() === state)
  }

  /** Stores among the values of one React component; in version 4 only their methods are there. */
  inComponent(values: readonly object[]): boolean {
    let found = false
    let getState: Api['getState'] | undefined
    let subscribe: Api['subscribe'] | undefined
    for (const value of values) {
      if (isApi(value) && (hasFunction(value, 'getInitialState') || hasFunction(value, 'destroy'))) {
        found = this.attach(value, ownValue(value, 'persist'), undefined) || found
      } else if (typeof value === 'function') {
        const source = this.host.sourceOf(value as () => unknown)
        if (GET_STATE.test(source)) getState ??= value as Api['getState']
        else if (source.length < 120 && SUBSCRIBE.test(source)) subscribe ??= value as Api['subscribe']
      }
    }
    if (found || !getState || !subscribe || this.known.has(subscribe)) return found
    const state = getState()
    if (this.withState(state) || typeof state !== 'object' || state === null) return false
    const api: Api = { getState, subscribe }
    found = this.attach(api, undefined, undefined, subscribe)
    return found
  }
}

const hasFunction = (owner: object | undefined, key: string): boolean =>
  owner !== undefined && typeof ownValue(owner, key) === 'function'
const isApi = (value: object): value is Api & Required<Pick<Api, 'setState'>> =>
  hasFunction(value, 'getState') && hasFunction(value, 'setState') && hasFunction(value, 'subscribe')

/** Whether `next` can be what zustand made of `previous`: the same members and perhaps more. */
function isSuccessor(next: unknown, previous: unknown): boolean {
  if (typeof next !== 'object' || typeof previous !== 'object' || !next || !previous || next === previous) return false
  const before = Object.keys(previous)
  return before.length > 0 && before.every((key) => Object.hasOwn(next, key))
}
