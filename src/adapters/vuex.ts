import { type AdapterHost, defineAdapter } from './define-adapter'
import { vueApps } from './support/vue-apps'
import { reactivity } from './support/vue-reactivity'
import { isObject, ownValue } from './support/own'

/** The part of a Vuex store that is used here. */
interface Store {
  _state: object
  _committing: unknown
  subscribe: (heard: (mutation: unknown) => void, options: { prepend: true }) => () => void
  subscribeAction: (heard: { before: (action: unknown) => void }) => () => void
  replaceState: (state: unknown) => void
}

export default defineAdapter({
  id: 'vuex',
  start(host) {
    reactivity.watch(host)
    const known = new WeakSet()
    const found = (store: Store): boolean => {
      if (known.has(store)) return false
      known.add(store)
      watch(store, host)
      return true
    }
    host.techniques.bait('$store', (_, store) => isStore(store) && found(store))
    vueApps(host, ({ $store }) => isStore($store) && found($store))
  },
})

function isStore(value: unknown): value is Store {
  if (!isObject(value) || !isObject(ownValue(value, '_state')) || !isObject(ownValue(value, '_mutations'))) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  const methods = ['subscribe', 'subscribeAction', 'replaceState']
  return isObject(prototype) && methods.every((name) => typeof ownValue(prototype, name) === 'function')
}

function watch(store: Store, host: AdapterHost): void {
  let actions: string[] = []
  const touched = (mutation?: string): void => {
    const name = [...actions.slice(-1), mutation].filter((each) => each !== undefined).join(' › ')
    handle.touched(name === '' ? {} : { action: name })
  }
  const owner = {
    // Within a mutation its name comes right after; whoever changes the state by himself has none.
    changes: () => {
      if (store._committing === true) host.soon(() => handle.touched())
      else handle.touched()
    },
  }
  const stateNow = (): unknown => {
    const wrapped = reactivity.raw(store._state)
    reactivity.own(wrapped, owner)
    return ownValue(wrapped, 'data')
  }
  const handle = host.store({
    name: 'vuex',
    created: host.stack(),
    libraryFrames: 0,
    current: stateNow,
    plain: reactivity.plainFor(owner),
    write: (state) => store.replaceState(state),
  })
  handle.created(stateNow())
  const mutated = host.guardHot((mutation: unknown, _: undefined) => touched(typeOf(mutation)))
  // Before the plugins that save: they have subscribed already.
  host.onStop(store.subscribe((mutation) => mutated(mutation, undefined), { prepend: true }))
  const dispatched = host.guardHot((action: unknown, _: undefined) => {
    const type = typeOf(action)
    if (type === undefined) return
    // What an action does after waiting is told by its mutations alone.
    if (actions.length === 0) host.soon(() => (actions = []))
    actions.push(type)
  })
  host.onStop(store.subscribeAction({ before: (action) => dispatched(action, undefined) }))
}

function typeOf(told: unknown): string | undefined {
  const type = isObject(told) ? ownValue(told, 'type') : undefined
  return typeof type === 'string' ? type : undefined
}
