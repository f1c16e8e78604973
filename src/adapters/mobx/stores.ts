import type { AdapterHost, Cause, StoreHandle } from '../define-adapter'
import { Copies } from './copies'
import { topmost } from './edges'
import { isPlain, type Listenable, Nodes, type ObjectAdmin } from './nodes'
import { put } from './write'

/** An app with a model for each row of a table shows none of them by itself. */
const MAX_STORES = 100
const MAX_OF_A_KIND = 5
/** A stack for each object costs too much where thousands are made in a row. */
const STACKS = 20
/** An observable object that no other holds. */
export interface Store {
  handle: StoreHandle
  /** What a change is put down to that comes now. */
  cause: Cause
  target: object
  copies: Copies
}

interface Made {
  admin: ObjectAdmin
  created: Error | undefined
}

/** Which observables are stores, and their changes. */
export class Stores {
  readonly nodes = new Nodes()
  private readonly stores = new Map<ObjectAdmin, Store>()
  /** How many there are by name, or without one by what they hold. */
  private readonly kinds = new Map<string, number>()
  /** To which stores a change of each belongs. */
  private readonly owners = new WeakMap<Listenable, Store[]>()
  private made: Made[] = []

  constructor(private readonly host: AdapterHost) {}

  /** An object has become observable: whether it is a store shows when whoever made it is done. */
  add(admin: ObjectAdmin): boolean {
    if (this.owners.has(admin)) return false
    this.made.push({ admin, created: this.made.length < STACKS ? this.host.stack() : undefined })
    if (this.made.length > 1) return true
    const decide = (): void => this.decide()
    // Later on, what is made on its own is often put into a store when the server has answered.
    if (document.readyState === 'complete') this.host.idle(decide)
    else this.host.soon(decide)
    return true
  }

  /** The store of an object that is one whoever holds it, as it is persisted by itself. */
  of(target: object, name: string): Store | undefined {
    const found = this.nodes.of(target)
    if (found?.kind !== 'object') return undefined
    const { admin } = found
    const created = this.made.find((each) => each.admin === admin)?.created ?? this.host.stack()
    return this.stores.get(admin) ?? this.begin({ admin, created }, name)
  }

  private decide(): void {
    const { made } = this
    this.made = []
    // What has been put into a store meanwhile shows when it is copied.
    for (const { copies, target } of this.stores.values()) copies.of(target)
    const free = made.filter(({ admin }) => !this.owners.has(admin))
    const top = new Set(
      topmost(
        free.map(({ admin }) => admin),
        this.nodes,
      ),
    )
    for (const each of free) if (top.has(each.admin)) this.begin(each, nameOf(each.admin))
  }

  private begin({ admin, created }: Made, name: string | undefined): Store | undefined {
    const kind = name ?? [...admin.values_.keys()].join()
    const namesakes = this.kinds.get(kind) ?? 0
    if (this.stores.size >= MAX_STORES || namesakes >= MAX_OF_A_KIND) return undefined
    this.kinds.set(kind, namesakes + 1)
    const target = admin.target_
    const copies = new Copies(
      this.nodes,
      (node) => this.listen(node, store),
      (value) => this.isStore(value),
    )
    const handle = this.host.store({
      ...(name !== undefined && { name }),
      ...(created && { created }),
      libraryFrames: framesOf(admin),
      current: () => copies.of(target),
      copies: true,
      write: (state) => put(admin, state, this.nodes),
    })
    const store: Store = { handle, cause: {}, copies, target }
    this.stores.set(admin, store)
    handle.created(copies.of(target))
    return store
  }

  /** Another store, or the way back up to this one. */
  private isStore(value: object): boolean {
    const found = this.nodes.of(value)
    return found?.kind === 'object' && this.stores.has(found.admin)
  }

  /** Hears of each change just before it is made: what mobx does about one outside an action comes before its listeners. */
  private listen(node: Listenable, store: Store): void {
    const known = this.owners.get(node)
    if (known) {
      if (!known.includes(store)) known.push(store)
      return
    }
    const owners = [store]
    this.owners.set(node, owners)
    const touch = this.host.guardHot(() => {
      for (const { handle, copies, cause } of owners) {
        copies.changes(node)
        handle.touched(cause)
      }
    })
    const interceptor = (change: object): object => {
      touch(undefined, undefined)
      return change
    }
    if (node.interceptors_) node.interceptors_.unshift(interceptor)
    else node.interceptors_ = [interceptor]
  }
}

/** What a person calls it: the name it was given, or that of its class, where no build has shortened it. */
function nameOf(admin: ObjectAdmin): string | undefined {
  const given = typeof admin.name_ === 'string' ? admin.name_.replace(/@\d+$/, '') : ''
  if (given !== '' && given !== 'ObservableObject' && given.length > 2) return given
  const { value } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(admin.target_) ?? {}, 'constructor') ?? {}
  return typeof value === 'function' && value !== Object && value.name.length > 2 ? value.name : undefined
}

/** From `Object.defineProperty` to what the app called: `observable`, or for plain objects and classes `makeAutoObservable`. */
function framesOf({ proxy_, target_ }: ObjectAdmin): number {
  return proxy_ ? 7 : isPlain(target_) ? 6 : 5
}
