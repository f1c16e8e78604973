import { mirror } from '../../core/value/mirror'
import type { AdapterHost, Callable, StoreHandle } from '../define-adapter'
import { isObject, ownValue } from '../support/own'
import { listen, type Node, placeOf } from './nodes'

/** Apps that make an observable for each component would fill the list. */
const MAX_STORES = 200
/** `getProxy`, `createObservable` and `observable`. */
const LIBRARY_FRAMES = 3

interface Store {
  node: Node
  handle: StoreHandle
  hydrations: number
}

interface Persistence {
  /** The observable that tells how far it is. */
  proxy: object
  name: string
  /** It reads in the run that began it. */
  isFresh: boolean
  of?: { store: Store; hydration: number }
}

/** The observables that an app makes, and where they are persisted. */
export class Observables {
  private readonly stores: Store[] = []
  private readonly open = new Set<Persistence>()
  /** The name of what is about to be persisted. */
  private name: string | undefined

  constructor(private readonly host: AdapterHost) {}

  /** A root was made: the app's, a computed one, or one of legend-state's own. */
  made(proxy: object, node: Node): boolean {
    const value = node.root._
    if (isDictionary(value) && Object.hasOwn(value, 'isLoadedLocal')) {
      this.begins(proxy, node)
      return false
    }
    if (isDictionary(value) && Object.keys(value).join() === 'inRemoteSync') return false
    const created = this.host.stack()
    const isKnown = isObject(value) && Object.keys(value).length > 0
    if (isKnown) this.register(proxy, node, created)
    // Whether it is a computed one shows when it is complete. Primitives get a proxy when they are set first.
    else if (typeof (value ?? {}) === 'object')
      this.host.soon(() => !node.isComputed && this.register(proxy, node, created))
    return isKnown
  }

  /** Options are read: those of what begins to be persisted, or those for all. */
  persisting(options: object): boolean {
    if (!Object.hasOwn(options, 'local')) return false
    const local = ownValue(options, 'local')
    const name = isDictionary(local) ? ownValue(local, 'name') : local
    this.name = typeof name === 'string' ? name : undefined
    return false
  }

  private register(proxy: object, node: Node, created: Error): void {
    if (this.stores.length >= MAX_STORES) return
    const handle = this.host.store({
      created,
      libraryFrames: LIBRARY_FRAMES,
      current: () => node.root._,
      plain: (each) => each,
      write: (state) => {
        const set: unknown = Reflect.get(proxy, 'set')
        // A copy: legend-state takes over what it is given.
        const copy = mirror(state, undefined, (each) => each)
        if (typeof set === 'function') Reflect.apply(set as Callable, proxy, [copy])
      },
    })
    const store: Store = { node, handle, hydrations: 0 }
    this.stores.push(store)
    handle.created(node.root._)
    const touched = this.host.guardHot(() => handle.touched({ hydration: this.hydrationOf(store) }))
    this.host.onStop(listen(node, () => touched(undefined, undefined)))
  }

  /** Something begins to be persisted: what it is shows when it first changes, is loaded, or at the end of the run. */
  private begins(proxy: object, node: Node): void {
    const { name } = this
    this.name = undefined
    if (name === undefined) return
    const persistence: Persistence = { proxy, name, isFresh: true }
    this.open.add(persistence)
    const stop = listen(node, () => this.host.guard(() => this.loaded(persistence, node), undefined))
    this.host.onStop(stop)
    this.host.soon(() => {
      persistence.isFresh = false
      this.bind(persistence)
    })
  }

  private bind(persistence: Persistence): Persistence['of'] {
    if (persistence.of) return persistence.of
    for (const store of this.stores) {
      const mount = placeOf(store.node, persistence.proxy)
      if (!mount) continue
      const { handle } = store
      const declared = { name: persistence.name, hasMigrate: false, omits: [] }
      if (mount.length === 0) handle.persist(declared)
      else handle.persistPart({ ...declared, mount })
      persistence.of = { store, hydration: ++store.hydrations }
      handle.hydration(store.hydrations, { step: 'started' })
      break
    }
    return persistence.of
  }

  /** The hydration that a change is due to: nothing else changes the store in the run in which that begins. */
  private hydrationOf(store: Store): number | undefined {
    for (const persistence of this.open) {
      const of = persistence.isFresh ? this.bind(persistence) : undefined
      if (of?.store === store) return of.hydration
    }
    return undefined
  }

  private loaded(persistence: Persistence, { root }: Node): void {
    if (!isDictionary(root._) || ownValue(root._, 'isLoadedLocal') !== true || !this.open.delete(persistence)) return
    const of = this.bind(persistence)
    of?.store.handle.hydration(of.hydration, { step: 'applied' })
  }
}

const isDictionary = (value: unknown): value is object => isObject(value) && !Array.isArray(value)
