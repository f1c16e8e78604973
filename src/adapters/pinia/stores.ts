import type { AdapterHost, StoreHandle } from '../define-adapter'
import { isRef, reactivity } from '../support/vue-reactivity'
import { describePersist } from './persist'
import { isObject, ownValue } from '../support/own'
import { watchSubscribe } from '../support/subscribe'

/** The part of a pinia that versions 2 to 4 share. */
export interface Pinia {
  _s: Map<string, object>
  _p: ((context: unknown) => unknown)[]
  state: object
}

interface Watched {
  handle: StoreHandle
  store: object
  /** The actions that run, the innermost last, as far as they have not waited for anything yet. */
  actions: { name: string }[]
}

/** What an app calls a store is reactive itself: taken, and told of by its state. */
const OBJECT_OF_A_STORE = { changes: () => undefined }

export function isPinia(value: unknown): value is Pinia {
  return (
    isObject(value) &&
    ownValue(value, '_s') instanceof Map &&
    Array.isArray(ownValue(value, '_p')) &&
    isRef(ownValue(value, 'state'))
  )
}

const isDetached = ([, options]: readonly unknown[]): boolean =>
  isObject(options) && ownValue(options, 'detached') === true

/** The stores of one pinia. */
export class PiniaStores {
  private readonly stores = new Map<string, Watched>()
  /** Of the state that all stores have their part in. */
  private readonly whole = {
    changes: (node: object, key: unknown) => {
      const named = isRef(node) ? undefined : this.stores.get(String(key))
      for (const { handle } of named ? [named] : isRef(node) ? this.stores.values() : []) handle.touched()
    },
  }

  constructor(
    private readonly pinia: Pinia,
    private readonly host: AdapterHost,
  ) {
    this.root()
  }

  /** A plugin of pinia's: runs for each store when it is made, before those that restore what is saved. */
  plugin(context: unknown): undefined {
    const store = isObject(context) ? ownValue(context, 'store') : undefined
    if (isObject(context) && isObject(store)) this.add(store, ownValue(context, 'options'))
  }

  add(store: object, options: unknown): void {
    const raw = reactivity.raw(store)
    const id = ownValue(raw, '$id')
    reactivity.own(raw, OBJECT_OF_A_STORE)
    // Hot reloading makes a store of that name for a moment.
    if (typeof id !== 'string' || id.startsWith('__hot:')) return
    const known = this.stores.get(id)
    if (known) {
      // Disposed of, and made again.
      if (known.store !== store) this.watchActions((known.store = store), id)
      return
    }
    const owner = { changes: () => this.touched(id) }
    const handle = this.host.store({
      name: id,
      ...(options ? { created: this.host.stack() } : {}),
      libraryFrames: 0,
      current: () => this.stateOf(id),
      plain: reactivity.plainFor(owner),
      write: (state) => void Reflect.set(this.stores.get(id)?.store ?? store, '$state', state),
    })
    this.stores.set(id, { handle, store, actions: [] })
    handle.created(this.stateOf(id))
    this.watchActions(store, id)
    // Those that are not detached pinia ends by itself with their component.
    watchSubscribe([raw], handle, this.host, { name: '$subscribe', counts: isDetached, isMounting: true })
    if (isObject(options)) describePersist(id, ownValue(options, 'persist'), handle, this.host)
  }

  private touched(id: string): void {
    const store = this.stores.get(id)
    const action = store?.actions.at(-1)
    store?.handle.touched(action ? { action: action.name } : {})
  }

  private stateOf(id: string): unknown {
    const root = this.root()
    const state = root && ownValue(root, id)
    return isRef(state) ? reactivity.valueOf(state, this.whole) : state
  }

  /** What holds the states of all stores; the app may put another in its place. */
  private root(): object | undefined {
    const value = reactivity.valueOf(this.pinia.state, this.whole)
    if (!isObject(value)) return undefined
    const root = reactivity.raw(value)
    reactivity.own(root, this.whole)
    return root
  }

  /** An action that waits for something goes on in later runs, among whatever else happens there: its name ends with the first. */
  private watchActions(store: object, id: string): void {
    const onAction: unknown = Reflect.get(reactivity.raw(store), '$onAction')
    if (typeof onAction !== 'function') return
    const heard = this.host.guardHot((context: unknown, _: undefined) => {
      const { actions } = this.stores.get(id) ?? {}
      const name = isObject(context) ? ownValue(context, 'name') : undefined
      const after = isObject(context) ? ownValue(context, 'after') : undefined
      const onError = isObject(context) ? ownValue(context, 'onError') : undefined
      if (!actions || typeof name !== 'string' || typeof after !== 'function' || typeof onError !== 'function') return
      if (actions.length === 0) this.host.soon(() => actions.splice(0))
      const action = { name }
      actions.push(action)
      const done = (): void => {
        if (actions.includes(action)) actions.splice(actions.indexOf(action))
      }
      after(done)
      onError(done)
    })
    const stop: unknown = onAction((context: unknown) => heard(context, undefined), true)
    if (typeof stop === 'function') this.host.onStop(() => void stop())
  }
}
