import type { AdapterHost } from '../define-adapter'
import { hasMethods, isObject, ownObject, ownValue } from '../support/own'
import { standIn } from '../support/watch-method'
import { fields, type ObjectAdmin } from './nodes'
import type { Store } from './stores'

const NativePromise = Promise
const { then } = Promise.prototype
const { apply } = Reflect

/** What mobx-persist-store 1 makes for each `makePersistable`, as far as it matters here. */
export interface PersistStore {
  storageName: string
  target: object
  properties: readonly { key: unknown }[]
  storageAdapter: object
  version?: unknown
}

/** Whether an object that is being made observable is one. */
export function isPersistStore(owner: object): owner is PersistStore {
  if (typeof ownValue(owner, 'storageName') !== 'string' || !ownObject(owner, 'target')) return false
  const adapter = ownObject(owner, 'storageAdapter')
  return Array.isArray(ownValue(owner, 'properties')) && adapter !== undefined && hasMethods(adapter, ['getItem'])
}

/** What it declares, and its hydrations: each begins with a read of the storage while `isHydrated` is false. */
export function watchPersistStore(
  persist: PersistStore,
  own: ObjectAdmin,
  store: Store,
  target: ObjectAdmin,
  host: AdapterHost,
): void {
  const { handle } = store
  const { storageName: name, storageAdapter: adapter, version } = persist
  const kept = new Set(persist.properties.map(({ key }) => key))
  const omits = [...fields(target)].flatMap(([member]) => (kept.has(member) ? [] : [[member]]))
  handle.persist({ name, ...(typeof version === 'number' && { version }), hasMigrate: false, omits })

  let count = 0
  let running: number | undefined
  let isHydrated = false
  const read = (n: number, state: unknown): void => {
    if (running !== n) return
    handle.hydration(n, { step: 'read', state: withoutNote(state) })
    store.cause = { hydration: n, stack: null }
  }
  const progressed = host.guardHot((is: boolean) => {
    isHydrated = is
    const n = running
    if (!is || n === undefined) return
    running = undefined
    store.cause = {}
    handle.hydration(n, { step: 'applied' })
  })
  own.interceptors_ = [
    ...(own.interceptors_ ?? []),
    (change) => {
      const { name: member, newValue } = change as { name?: unknown; newValue?: unknown }
      if (member === 'isHydrated') progressed(newValue === true, undefined)
      return change
    },
  ]
  const began = host.guardHot((result: Promise<unknown>) => {
    if (isHydrated) return
    const n = ++count
    running = n
    handle.hydration(n, { step: 'started' })
    void apply(then, result, [
      (state: unknown) => host.guard(() => read(n, state), undefined),
      (error: unknown) => host.guard(() => handle.hydration(n, { step: 'failed', error }), undefined),
    ])
  })
  const instead = (call: () => unknown): unknown => {
    const result = call()
    if (result instanceof NativePromise) began(result, undefined)
    return result
  }
  standIn(adapter, 'getItem', instead, host)
}

/** The stored values without the library's own note of version and time. */
function withoutNote(state: unknown): unknown {
  if (!isObject(state)) return undefined
  const { __mps__, ...rest } = state as { __mps__?: unknown }
  return __mps__ === undefined && Object.keys(rest).length === 0 ? undefined : rest
}
