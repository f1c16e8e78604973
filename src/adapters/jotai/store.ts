import type { AdapterHost, Callable, StoreHandle } from '../define-adapter'
import { isObject, ownValue } from '../support/own'
import { standIn } from '../support/watch-method'
import { isReadBy, labelOf } from './names'
import { type Atom, type AtomState, isAtom, type Store } from './shapes'

const { apply, defineProperty } = Reflect

/** A state atom that a store holds a value of. Held weakly: jotai lets go of atoms that nobody has any more. */
interface Entry {
  atom: WeakRef<Atom>
  state: WeakRef<AtomState>
}

/** One store of jotai: its state is an object of its atoms' values, read from what jotai keeps, so that nothing is mounted. */
export class AtomStore {
  private entries: Entry[] = []
  /** Writable atoms that are computed: their names may be what the app calls a state atom. */
  private derived: Entry[] = []
  /** What atoms are called in the state; `null`: a helper of jotai's own. */
  private readonly names = new WeakMap<Atom, string | null>()
  private handle: StoreHandle | undefined
  private held: Readonly<Record<string, unknown>> | undefined
  private isStale = true
  /** What the app sets just now. */
  private action: string | undefined
  private readonly created: Error | undefined
  private readonly set: Callable | undefined

  constructor(
    private readonly host: AdapterHost,
    private readonly store?: Store,
  ) {
    this.created = store && host.stack()
    this.set = store?.set
    if (store) this.watchSet(store)
  }

  /** An atom gets its place in the store. Says whether it is one that holds state. */
  add(atom: Atom, state: AtomState): boolean {
    const entry = { atom: new WeakRef(atom), state: new WeakRef(state) }
    if (!Object.hasOwn(atom, 'init') || !this.isOwn(atom.read)) {
      if (typeof atom.write === 'function') this.derived.push(entry)
      return false
    }
    this.handle ??= this.host.store({
      name: 'jotai',
      ...(this.created && { created: this.created }),
      libraryFrames: 0,
      current: this.current,
      ...(this.set && { write: this.write }),
    })
    this.entries.push(entry)
    this.watch(atom, state)
    return true
  }

  /** `n` counts up with every new value, whichever way it came. */
  private watch(atom: Atom, state: AtomState): void {
    let { n } = state
    const changing = new WeakRef(atom)
    const changed = this.host.guardHot((isFirst: boolean) => {
      this.isStale = true
      // An atom's first value is its initial one: nobody set it.
      this.handle?.touched(isFirst ? { stack: null } : { action: this.action ?? this.nameOf(changing.deref()) })
    })
    const own = { __proto__: null, enumerable: true, configurable: true }
    const set = (value: number): void => {
      const isFirst = n === 0
      n = value
      changed(isFirst, undefined)
    }
    defineProperty(state, 'n', { ...own, get: () => n, set } as PropertyDescriptor)
    const held = new WeakRef(state)
    this.host.onStop(() => {
      const target = held.deref()
      if (target) defineProperty(target, 'n', { ...own, value: n, writable: true } as PropertyDescriptor)
    })
  }

  private watchSet(store: Store): void {
    const instead = (call: () => unknown, [atom]: readonly unknown[]): unknown => {
      const outer = this.action
      this.action ??= this.host.guard(() => this.nameOf(atom), undefined)
      try {
        return call()
      } finally {
        this.action = outer
      }
    }
    standIn(store, 'set', instead, this.host)
  }

  private nameOf(atom: unknown): string | undefined {
    if (!isObject(atom) || !isAtom(atom)) return undefined
    return this.names.get(atom) ?? labelOf(atom, this.host)
  }

  private readonly current = (): unknown => {
    if (!this.isStale && this.held) return this.held
    this.isStale = false
    const members: Record<string, unknown> = {}
    this.entries = this.entries.filter(({ state }) => state.deref())
    this.derived = this.derived.filter(({ state }) => state.deref())
    for (const entry of this.entries) {
      const [atom, state] = [entry.atom.deref(), entry.state.deref()]
      if (!atom || !state || !Object.hasOwn(state, 'v')) continue
      const name = this.names.get(atom) ?? this.nameFor(atom, state, members)
      this.names.set(atom, name)
      if (name !== null) members[name] = state.v
    }
    this.held = members
    return members
  }

  private nameFor(atom: Atom, state: AtomState, taken: object): string | null {
    const reader = this.derived.find((each) => isReadBy(each.state.deref(), atom, state))?.atom.deref()
    if ((atom.debugPrivate === true && !reader) || typeof state.v === 'symbol') return null
    const label = labelOf(atom, this.host, reader)
    let name = label
    for (let n = 2; Object.hasOwn(taken, name); n++) name = `${label}~${n}`
    return name
  }

  /** Sets each atom that holds another value. What only takes arguments of its own kind is left alone. */
  private readonly write = (state: unknown): void => {
    const { set, store } = this
    if (!set || !store || !isObject(state)) return
    for (const { atom, state: held } of this.entries) {
      const target = atom.deref()
      const name = target && this.names.get(target)
      if (!target || typeof name !== 'string' || !Object.hasOwn(state, name) || !this.isPlain(target)) continue
      const value = ownValue(state, name)
      if (!Object.is(held.deref()?.v, value)) apply(set, store, [target, () => value])
    }
  }

  /** One of jotai's own ways to read or write: only those ask for the atom by `this`. */
  private isOwn(access: Callable): boolean {
    return /\bthis\b/.test(this.host.sourceOf(access))
  }

  /** Written by jotai's own `write`, which takes the value or a function to it. */
  private isPlain({ write }: Atom): boolean {
    return typeof write === 'function' && this.isOwn(write as Callable)
  }
}
