import { type AdapterHost, type Callable, defineAdapter, type StoreHandle } from './define-adapter'
import { omittedPaths } from './support/omits'
import { isObject, ownValue } from './support/own'

const { apply } = Reflect
const MAX_NAME = 200
const AREAS = ['localStorage', 'sessionStorage', 'indexedDB', 'cookie'] as const
const REMEDY = 'see AnnouncedStore in driftscope/announce'

type Persist = Parameters<StoreHandle['persist']>[0]

/** What an app registers, as far as it holds what it should. */
interface Registration {
  store: object
  name: string
  getState: () => unknown
  subscribe: (listener: () => void) => unknown
  key: string | undefined
  area: Persist['area']
  version: number | undefined
  partialize: ((state: unknown) => unknown) | undefined
  hasMigrate: boolean
}

export default defineAdapter({
  id: 'announced',
  start(host) {
    const known = new WeakSet()
    host.techniques.announced((given, onWithdrawn) => {
      const registration = parse(given)
      if (typeof registration === 'string') return registration
      if (!known.has(registration.store)) {
        known.add(registration.store)
        const end = follow(registration, host)
        onWithdrawn(() => {
          known.delete(registration.store)
          end()
        })
      }
      return undefined
    })
  },
})

/** Returns what ends it. */
function follow({ name, getState, subscribe, ...saved }: Registration, host: AdapterHost): () => void {
  const handle = host.store({ name, created: host.stack(), libraryFrames: 0, current: getState })
  const tell = (): void => describe(saved, getState, handle, host)
  handle.created(getState())
  if (saved.key !== undefined) tell()
  const changed = host.guardHot(() => {
    handle.changed(getState(), undefined)
    // What is left out may depend on the state.
    if (saved.partialize) host.idle(tell)
  })
  let end = subscribe(() => changed(undefined, undefined))
  const leave = (): void => {
    if (typeof end === 'function') apply(end as Callable, undefined, [])
    end = undefined
  }
  host.onStop(leave)
  return () => {
    leave()
    handle.gone()
  }
}

function describe(
  { key, area, version, partialize, hasMigrate }: Omit<Registration, 'store' | 'name' | 'getState' | 'subscribe'>,
  getState: () => unknown,
  handle: StoreHandle,
  host: AdapterHost,
): void {
  if (key === undefined) return
  const state = getState()
  const omits = partialize ? host.guard(() => omittedPaths(state, partialize(state)), []) : []
  handle.persist({ name: key, ...(area && { area }), ...(version !== undefined && { version }), hasMigrate, omits })
}

/** What is wrong with a registration comes back as a sentence. No getter of the page's is called. */
function parse(given: unknown): Registration | string {
  if (!isObject(given)) return `register() takes an object: ${REMEDY}.`
  const own = (key: string): unknown => ownValue(given, key)
  const name = own('name')
  if (typeof name !== 'string' || name === '' || name.length > MAX_NAME) {
    return `register() needs a name of 1 to ${MAX_NAME} characters: ${REMEDY}.`
  }
  const [getState, subscribe, partialize] = [own('getState'), own('subscribe'), own('partialize')]
  if (typeof getState !== 'function' || typeof subscribe !== 'function') {
    return `register({ name: "${name}" }) needs the functions getState and subscribe: ${REMEDY}.`
  }
  const [key, version, givenArea] = [own('key'), own('version'), own('area')]
  const area = AREAS.find((each) => each === givenArea)
  if (givenArea !== undefined && !area) {
    return `register({ name: "${name}" }): area is one of ${AREAS.join(', ')}.`
  }
  return {
    store: given,
    name,
    getState: () => apply(getState as Callable, given, []),
    subscribe: (listener) => apply(subscribe as Callable, given, [listener]),
    key: typeof key === 'string' ? key : undefined,
    area,
    version: typeof version === 'number' ? version : undefined,
    partialize: typeof partialize === 'function' ? (state) => apply(partialize as Callable, given, [state]) : undefined,
    hasMigrate: typeof own('migrate') === 'function',
  }
}
