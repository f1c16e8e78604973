import { defineAdapter } from './define-adapter'
import { Connections, nameIn } from './redux/connections'
import { type Enhance, wrapCompose, wrapExtension } from './redux/devtools'
import { booksOfRtkQuery } from './redux/rtk-query'
import { isStore, type Store, watchStore } from './redux/store'

const { apply } = Reflect

export default defineAdapter({
  id: 'redux',
  start(host) {
    // Enhancers copy a store and keep some of its methods.
    const known = new WeakSet()
    const attach = (store: Store, isNew: boolean, name: string): boolean => {
      const methods = [store.getState, store.subscribe, store.replaceReducer]
      const isKnown = methods.some((method) => known.has(method))
      for (const method of methods) known.add(method)
      if (isKnown) return false
      const created = isNew ? { created: host.stack() } : {}
      const volatile = booksOfRtkQuery(store.getState())
      const books = volatile.length > 0 ? { volatile } : {}
      const handle = host.store({ name, ...created, ...books, libraryFrames: 0, current: store.getState })
      watchStore(store, isNew, handle, host)
      return true
    }
    const enhance =
      (used: () => void): Enhance =>
      (options) =>
      (createStore) =>
      (...args) => {
        const store: unknown = apply(createStore, undefined, args)
        host.guard(() => {
          if (isStore(store) && attach(store, true, nameIn(options))) used()
        }, undefined)
        return store
      }
    const { techniques } = host
    const connections = new Connections(host)
    techniques.global('__REDUX_DEVTOOLS_EXTENSION__', (real, used) =>
      wrapExtension(real, enhance(used), {
        connect: (original) => connections.connect(original, used),
        send: (original) => connections.send(original, used),
      }),
    )
    techniques.global('__REDUX_DEVTOOLS_EXTENSION_COMPOSE__', (real, used) => wrapCompose(real, enhance(used)))
    techniques.react((values) => values.filter((value) => isStore(value) && attach(value, false, 'redux')).length > 0)
  },
})
