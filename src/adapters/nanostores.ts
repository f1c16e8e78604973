import { type AdapterHost, type Callable, defineAdapter } from './define-adapter'
import { membersAsName } from './support/nameless'
import { hasOwnMethods, isObject, ownValue } from './support/own'
import { standIn } from './support/watch-method'

const { apply } = Reflect

interface Store {
  value: unknown
  get: Callable
  set: Callable
}

export default defineAdapter({
  id: 'nanostores',
  start(host) {
    const known = new WeakSet()
    const attach = (store: object, isNew: boolean): boolean => {
      if (known.has(store) || !isStore(store) || isComputed(store, host)) return false
      known.add(store)
      watch(store, isNew ? host.stack() : undefined, host)
      return true
    }
    // Every map gets one when it is made.
    host.techniques.bait('eqKey', (store) => attach(store, true))
    host.techniques.react((values) => values.filter((value) => attach(value, false)).length > 0)
  },
})

function watch(store: Store, created: Error | undefined, host: AdapterHost): void {
  const handle = host.store({
    ...(created ? { created } : { name: describe(store.value) }),
    libraryFrames: 1,
    current: () => store.value,
    write: (state) => void apply(store.set, store, [state]),
  })
  handle.created(store.value)
  const notified = host.guardHot((before: unknown) => handle.changed(store.value, before))
  const instead = (call: () => unknown, [before]: readonly unknown[]): unknown => {
    notified(before, undefined)
    return call()
  }
  standIn(store, 'notify', instead, host)
}

function isStore(value: object): value is Store {
  const isCounted = typeof ownValue(value, 'lc') === 'number' && Object.hasOwn(value, 'value')
  return isCounted && hasOwnMethods(value, ['get', 'set', 'listen', 'notify', 'off'])
}

/** A store of its own looks whether somebody listens before it gives its value; a computed one computes it. */
function isComputed({ get }: Store, host: AdapterHost): boolean {
  return !/\.lc\b/.test(host.sourceOf(get))
}

/** What to call a store that has no name and whose creation nobody saw: by what it holds. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return 'atom []'
  return isObject(value) ? membersAsName('atom', value) : `atom (${value === null ? 'null' : typeof value})`
}
