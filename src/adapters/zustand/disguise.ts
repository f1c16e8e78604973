import type { AdapterHost } from '../define-adapter'
import type { Hydrations } from './hydrations'
import type { PersistApi } from './persist'

type Callable = (...args: never[]) => unknown
/** zustand persist's options; only these members matter here. */
export interface Options {
  [key: string]: unknown
  name?: unknown
  version?: unknown
  skipHydration?: unknown
  migrate?: unknown
  merge?: unknown
  partialize?: unknown
  storage?: unknown
  onRehydrateStorage?: unknown
}

interface Observer {
  created: (state: unknown) => void
  partialized: (input: unknown, output: unknown) => void
}

const NativeProxy = Proxy
const NativePromise = Promise
const { then } = Promise.prototype
const { apply } = Reflect
const HIDDEN = 'onRehydrateStorage'

/** Puts observers in the place of a store's persist options, and keeps showing the app the options it gave. */
export class Disguise {
  /** Ours → the app's. */
  private readonly originals = new WeakMap<object, unknown>()
  private readonly shown = new WeakMap<object, Options>()

  constructor(
    private readonly host: AdapterHost,
    private readonly hydrations: Hydrations,
    private readonly observer: Observer,
  ) {}

  putOn(persist: PersistApi, changed: () => void): void {
    const { getOptions, setOptions } = persist
    const set = (options: Options): void => {
      apply(setOptions, persist, [options])
    }
    const given = getOptions()
    this.current = getOptions
    set(this.observed(given, ['merge', 'migrate', 'partialize', 'storage', HIDDEN]))
    persist.getOptions = () => this.show(getOptions())
    persist.setOptions = (next) => {
      const copy = { ...next }
      set(this.host.guard(() => ({ ...copy, ...this.observed(copy, Object.keys(copy)) }), copy))
      this.host.guard(changed, undefined)
    }
    this.host.onStop(() => {
      // What zustand holds now may be newer than what was given at first: each option goes back by itself.
      const options = getOptions()
      const back: Options = {}
      for (const key of Object.keys(options)) if (this.isOurs(options[key])) back[key] = this.original(options[key])
      set(back)
      persist.getOptions = getOptions
      persist.setOptions = setOptions
    })
  }

  /** The app's own option, as zustand holds it now. */
  own(key: string): unknown {
    return this.original(this.current()[key])
  }

  /** Observers for those of `keys` that can be observed. */
  private observed(options: Options, keys: readonly string[]): Options {
    const observed: Options = {}
    for (const key of keys) {
      const replacement = this.observe(key, options[key])
      if (replacement !== undefined) observed[key] = replacement
    }
    return observed
  }

  private observe(key: string, given: unknown): unknown {
    const make = this.makers[key]
    // Failures are told to onRehydrateStorage only: without one of the app's, ours stands there unseen.
    if (!make || this.isOurs(given) || (!isCallable(given) && key !== 'storage' && key !== HIDDEN)) return undefined
    const ours = make(given)
    if (ours !== undefined) this.originals.set(ours, given)
    return ours
  }

  private readonly makers: { [key: string]: ((given: unknown) => object | undefined) | undefined } = {
    merge: (given) =>
      this.around(given, ([persisted, current]) => {
        this.observer.created(current)
        this.hydrations.handedOn(persisted)
        return (result) => this.hydrations.merged(persisted, result)
      }),
    migrate: (given) =>
      this.around(given, ([old, version]) => {
        this.hydrations.handedOn(old)
        return (result) => this.whenKnown(result, (state) => this.hydrations.migrated(old, state, version))
      }),
    partialize: (given) =>
      this.around(
        given,
        ([input]) =>
          (output) =>
            this.observer.partialized(input, output),
      ),
    storage: (given) => this.observeStorage(given),
    [HIDDEN]: (given) => this.observeEnd(given),
  }

  /** `given` with its call watched: `before` sees the arguments and says what to do with the result. */
  private around(given: unknown, before: (args: unknown[]) => (result: unknown) => void): Callable {
    const { host, show } = this
    return function observed(this: unknown, ...args: unknown[]): unknown {
      const after = host.guard(() => before(args), undefined)
      const result = apply(given as Callable, show(this), args)
      if (after) host.guard(() => after(result), undefined)
      return result
    }
  }

  private observeStorage(given: unknown): object | undefined {
    if (typeof given !== 'object' || given === null) return undefined
    const storage = given as { [name in 'getItem' | 'setItem' | 'removeItem']: Callable }
    const call = (name: keyof typeof storage, args: unknown[]): unknown => apply(storage[name], storage, args)
    return {
      getItem: (...args: unknown[]) => {
        const n = this.hydrations.newest
        const result = call('getItem', args)
        this.host.guard(
          () => this.whenKnown(result, (stored) => this.hydrations.read(n, this.handedOn(stored))),
          undefined,
        )
        return result
      },
      setItem: (...args: unknown[]) => call('setItem', args),
      removeItem: (...args: unknown[]) => call('removeItem', args),
    }
  }

  private current: () => Options = () => ({})

  /** What goes on to be migrated or merged of what `getItem` gave: nothing of another version that nobody migrates. */
  private handedOn(stored: unknown): unknown {
    if (typeof stored !== 'object' || stored === null) return undefined
    const { state, version } = stored as { state?: unknown; version?: unknown }
    const options = this.current()
    const isOther = typeof version === 'number' && version !== options.version
    return isOther && !isCallable(options.migrate) ? undefined : state
  }

  private observeEnd(given: unknown): Callable {
    const { host, hydrations, show } = this
    return function onRehydrateStorage(this: unknown, ...args: unknown[]): unknown {
      const n = hydrations.newest
      const inner = isCallable(given) ? apply(given, show(this), args) : undefined
      if (inner && !isCallable(inner)) return inner
      return (...outcome: unknown[]): unknown => {
        host.guard(() => hydrations.ended(n, outcome[1]), undefined)
        return inner ? apply(inner as Callable, undefined, outcome) : undefined
      }
    }
  }

  private whenKnown(result: unknown, tell: (value: unknown) => void): void {
    const { host } = this
    if (!(result instanceof NativePromise)) return isThenable(result) ? undefined : tell(result)
    void apply(then, result, [(value: unknown) => host.guard(() => tell(value), undefined), () => undefined])
  }

  private isOurs = (value: unknown): boolean =>
    (typeof value === 'function' || (typeof value === 'object' && value !== null)) && this.originals.has(value)
  private original = (value: unknown): unknown => (this.isOurs(value) ? this.originals.get(value as object) : value)
  private isHidden = (value: unknown): boolean => this.isOurs(value) && this.original(value) === undefined

  /** zustand's options object as the app is to see it; writes go through to it. */
  private show = <T>(options: T): T => {
    if (typeof options !== 'object' || options === null) return options
    const known = this.shown.get(options)
    if (known) return known as T
    const shown = new NativeProxy(options as Options, {
      get: (target, key) => this.original(Reflect.get(target, key)),
      set: (target, key, value) => Reflect.set(target, key, this.observe(String(key), value) ?? value),
      has: (target, key) => Reflect.has(target, key) && !this.isHidden(Reflect.get(target, key)),
      ownKeys: (target) => Reflect.ownKeys(target).filter((key) => !this.isHidden(Reflect.get(target, key))),
      getOwnPropertyDescriptor: (target, key) => {
        const own = Reflect.getOwnPropertyDescriptor(target, key)
        if (!own || this.isHidden(own.value)) return undefined
        return 'value' in own ? { ...own, value: this.original(own.value) } : own
      },
    })
    this.shown.set(options, shown)
    return shown as T
  }
}

const isCallable = (value: unknown): value is Callable => typeof value === 'function'
const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function'
