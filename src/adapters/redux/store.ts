import type { AdapterHost, StoreHandle } from '../define-adapter'
import { hasOwnMethods, inheritedValue, isObject, ownValue } from '../support/own'
import { watchSubscribe } from '../support/subscribe'
import { watchPersistence } from './persistence'

const { apply } = Reflect

/** The part of a Redux store that all versions share. */
export interface Store {
  getState: () => unknown
  dispatch: (action: unknown) => unknown
  subscribe: (listener: () => void) => () => void
  replaceReducer: (...args: never[]) => unknown
}

const METHODS = ['getState', 'dispatch', 'subscribe', 'replaceReducer']

/** redux-persist keeps its own progress in a store of Redux: that one is left alone. */
export function isStore(value: unknown): value is Store {
  return isObject(value) && hasOwnMethods(value, METHODS) && typeof ownValue(value, 'purge') !== 'function'
}

/** Tells every change of a store. `isNew`: nobody has seen the store yet, so that its actions can be heard as well. */
export function watchStore(store: Store, isNew: boolean, handle: StoreHandle, host: AdapterHost): void {
  let action: string | undefined
  const persistence = watchPersistence(handle, host)
  const first = store.getState()
  handle.created(first)
  persistence.present(first)

  const changed = host.guardHot(() => persistence.changed(store.getState(), action))
  // The first listener of all: what others do about the change comes after it.
  const unsubscribe = store.subscribe(() => changed(undefined, undefined))
  host.onStop(() => {
    unsubscribe()
  })
  watchSubscribe([store], handle, host)
  if (!isNew) return

  const acting = host.guardHot((given: unknown) => {
    const type = isObject(given) ? inheritedValue(given, 'type') : undefined
    action = typeof type === 'string' ? type : undefined
    if (action?.startsWith('persist/')) persistence.before(action, given as object)
  })
  const original = store.dispatch
  const { dispatch } = {
    dispatch(this: unknown, ...args: unknown[]): unknown {
      const outer = action
      acting(args[0], undefined)
      try {
        return apply(original, this, args)
      } finally {
        action = outer
      }
    },
  }
  store.dispatch = dispatch
  host.onStop(() => {
    if (store.dispatch === dispatch) store.dispatch = original
  })
}
