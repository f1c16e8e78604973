import { type AdapterHost, defineAdapter, type StoreHandle } from './define-adapter'
import { membersAsName } from './support/nameless'
import { hasOwnMethods, inheritedValue, isObject, ownObject, ownValue } from './support/own'

/** A store of @xstate/store 4, as far as it matters here. */
interface Store {
  getSnapshot: () => unknown
  subscribe: unknown
  inspect: (observer: (event: unknown) => void) => { unsubscribe: () => void }
}
interface Snapshot {
  context?: unknown
  _persist?: { hydrated?: unknown }
}
/** The options of its `persist`. */
interface Options {
  name: string
  version?: unknown
  migrate?: unknown
  skipHydration?: unknown
  strategy?: unknown
  pick?: (context: unknown) => unknown
}

/** What `persist` keeps in its snapshots. */
const PERSIST = Symbol.for('xstate-store-persist')
const REHYDRATE = '__persist.rehydrate'
const METHODS = ['getSnapshot', 'getInitialSnapshot', 'subscribe', 'send', 'inspect', 'transition']

export default defineAdapter({
  id: 'xstate-store',
  start(host) {
    const known = new WeakSet()
    host.techniques.react(
      (values) =>
        values.filter((value) => {
          if (known.has(value) || !isStore(value)) return false
          known.add(value)
          attach(value, host)
          return true
        }).length > 0,
    )
  },
})

function attach(store: Store, host: AdapterHost): void {
  const first = store.getSnapshot()
  const options = optionsIn(first)
  const handle = host.store({
    name: options?.name ?? membersAsName('store', contextOf(first)),
    libraryFrames: 0,
    current: () => contextOf(store.getSnapshot()),
  })
  handle.created(contextOf(first))
  if (options) declare(options, contextOf(first), handle, host)
  // What is read synchronously was put in place before the store could be found.
  if (isHydrated(first)) handle.hydration(1, { step: 'applied' })
  let hydrations = isHydrated(first) ? 1 : 0

  const transition = host.guardHot(({ event, snapshot }: { event?: unknown; snapshot?: unknown }) => {
    const type = isObject(event) ? inheritedValue(event, 'type') : undefined
    const context = contextOf(snapshot)
    const action = typeof type === 'string' ? type : undefined
    if (type !== REHYDRATE) return handle.changed(context, undefined, { action })
    const hydration = ++hydrations
    handle.hydration(hydration, { step: 'started' })
    handle.hydration(hydration, { step: 'merged', state: context })
    handle.changed(context, undefined, { hydration, action })
    handle.hydration(hydration, { step: 'applied' })
  })
  // The library's own way to look in; it comes before what the store does about an event, saving it among that.
  const inspection = store.inspect((event) => transition(isObject(event) ? event : {}, undefined))
  host.onStop(() => inspection.unsubscribe())
}

function declare(options: Options, context: unknown, handle: StoreHandle, host: AdapterHost): void {
  // Events are no state to compare.
  if (options.strategy === 'event') return
  const { name, version, migrate, skipHydration, pick } = options
  const info = {
    name,
    version: typeof version === 'number' ? version : 0,
    hasMigrate: typeof migrate === 'function',
    ...(skipHydration === true && { skipHydration }),
  }
  handle.persist({ ...info, omits: [] })
  if (!pick || !isObject(context)) return
  host.idle(() => {
    const picked = host.guard(() => pick({ ...context }), undefined)
    if (!isObject(picked)) return
    const omits = Object.keys(context).filter((member) => !Object.hasOwn(picked, member))
    handle.persist({ ...info, omits: omits.map((member) => [member]) })
  })
}

const isStore = (value: object): value is Store => hasOwnMethods(value, METHODS)
const contextOf = (snapshot: unknown): unknown => (isObject(snapshot) ? (snapshot as Snapshot).context : undefined)
const isHydrated = (snapshot: unknown): boolean =>
  isObject(snapshot) && (snapshot as Snapshot)._persist?.hydrated === true

function optionsIn(snapshot: unknown): Options | undefined {
  const internals = isObject(snapshot) ? ownObject(snapshot, PERSIST) : undefined
  const options = internals && ownObject(internals, 'options')
  return options && typeof ownValue(options, 'name') === 'string' ? (options as Options) : undefined
}
