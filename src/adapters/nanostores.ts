import { type AdapterHost, type Callable, defineAdapter } from './define-adapter'

const NativeProxy = Proxy
const { apply, defineProperty } = Reflect

interface Store {
  value: unknown
  get: Callable
  set: Callable
  notify: Callable
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
  const original = store.notify
  const watched = new NativeProxy(original, {
    apply(target, self, args: unknown[]) {
      notified(args[0], undefined)
      return apply(target, self, args)
    },
  })
  const put = (old: Callable, value: Callable): void => {
    if (store.notify === old) defineProperty(store, 'notify', { __proto__: null, value } as PropertyDescriptor)
  }
  put(original, watched)
  host.onStop(() => put(watched, original))
}

function isStore(value: object): value is Store {
  const own = (key: string): unknown => Object.getOwnPropertyDescriptor(value, key)?.value
  const methods = ['get', 'set', 'listen', 'notify', 'off'].every((key) => typeof own(key) === 'function')
  return methods && typeof own('lc') === 'number' && Object.hasOwn(value, 'value')
}

/** A store of its own looks whether somebody listens before it gives its value; a computed one computes it. */
function isComputed({ get }: Store, host: AdapterHost): boolean {
  return !/\.lc\b/.test(host.sourceOf(get))
}

/** What to call a store that has no name and whose creation nobody saw: by what it holds. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return 'atom []'
  if (typeof value !== 'object' || value === null) return `atom (${value === null ? 'null' : typeof value})`
  const keys = Object.keys(value)
  return `atom {${keys.slice(0, 6).join(', ')}${keys.length > 6 ? ', …' : ''}}`
}
