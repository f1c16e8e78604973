import { type AdapterHost, type Callable, defineAdapter, type StoreHandle } from './define-adapter'

const { apply } = Reflect

/** `() => {}`, what a subscriber has whom nobody needs to invalidate; and a derived store's `() => { pending |= 1 << i }`. */
const INVALIDATE = /^(?:\(\) ?=>|function ?[\w$]*\(\)) ?\{?\s*(?:[\w$]+ ?\|= ?1 ?<< ?[\w$]+;?)?\s*\}?$/
/** The frames of Svelte above the component that reads `$store`; a plain `store.subscribe` has but one. */
const FRAMES_OF_COMPONENT = 5
const STORE_GET = /\.source\.v ?=/

/** Stores of `svelte/store`, in Svelte 4 and 5, by their subscribers: `[run, invalidate]` in a Set. */
export default defineAdapter({
  id: 'svelte',
  start(host) {
    const stores = new WeakMap<object, Store>()
    host.techniques.setAdded((set, subscriber) => {
      const [run, invalidate] = subscriber
      if (invalidate.length > 0 || !INVALIDATE.test(host.sourceOf(invalidate))) return false
      const store = stores.get(set) ?? new Store(host, run)
      stores.set(set, store)
      store.hear(subscriber)
      return true
    })
  },
})

class Store {
  private handle: StoreHandle | undefined
  private value: unknown
  private readonly found: Error
  private readonly frames: number

  constructor(
    private readonly host: AdapterHost,
    first: Callable,
  ) {
    this.found = host.stack()
    this.frames = STORE_GET.test(host.sourceOf(first)) ? FRAMES_OF_COMPONENT : 1
  }

  /** Puts us before one of the store's own subscribers: one more in its Set would keep the store from ever stopping. */
  hear(subscriber: [Callable, Callable]): void {
    const [run] = subscriber
    const told = this.host.guardHot((value: unknown) => this.told(value))
    subscriber[0] = function heard(this: unknown, value: unknown): unknown {
      told(value, undefined)
      return apply(run, this, arguments)
    }
  }

  /** Each subscriber in turn is told the same value, which may well be the object it was before, changed in place. */
  private told(value: unknown): void {
    this.value = value
    const handle = (this.handle ??= this.begin())
    handle.touched()
  }

  /** What the value was before its first change only the store knows. */
  private begin(): StoreHandle {
    const handle = this.host.store({
      created: this.found,
      libraryFrames: this.frames,
      current: () => this.value,
      plain: (node) => node,
    })
    handle.created(undefined)
    return handle
  }
}
