import { type AdapterHost, defineAdapter } from './define-adapter'
import { isObject, ownObject, ownValue } from './support/own'

const { defineProperty } = Reflect

/** A store of effector 23, as far as it matters here. */
interface Store {
  graphite: { meta: Readonly<Record<string, unknown>> }
  stateRef: { current: unknown }
  shortName?: unknown
  sid?: unknown
  setState?: (state: unknown) => unknown
}

const MAX_STORES = 200
/** `createStore`. */
const LIBRARY_FRAMES = 1

export default defineAdapter({
  id: 'effector',
  start(host) {
    const stores = new Stores(host)
    // Of each store that is not derived from others, when it is all but made.
    host.techniques.bait('reinit', (owner) => stores.attach(owner, true))
    host.techniques.react((values) => values.filter((value) => stores.attach(value, false)).length > 0)
  },
})

class Stores {
  private readonly known = new WeakSet()
  private count = 0

  constructor(private readonly host: AdapterHost) {}

  attach(value: object, isNew: boolean): boolean {
    if (!isStore(value) || this.known.has(value)) return false
    this.known.add(value)
    if (this.count >= MAX_STORES || isInternal(value)) return false
    this.count++
    const { stateRef } = value
    const name = nameOf(value)
    const handle = this.host.store({
      ...(name !== undefined && { name }),
      ...(isNew && { created: this.host.stack() }),
      libraryFrames: LIBRARY_FRAMES,
      current: () => stateRef.current,
      ...(value.setState && { write: (state) => value.setState?.(state) }),
    })
    handle.created(stateRef.current)
    this.watch(
      stateRef,
      this.host.guardHot((next: unknown, previous: unknown) => handle.changed(next, previous)),
    )
    return true
  }

  /** Hears of each state as it is put in place, before anybody who watches: nothing is added to the app's own graph. */
  private watch(ref: Store['stateRef'], tell: (next: unknown, previous: unknown) => void): void {
    const own = Object.getOwnPropertyDescriptor(ref, 'current')
    if (!own?.configurable || !('value' in own)) return
    let current: unknown = own.value
    const { configurable, enumerable = true } = own
    defineProperty(ref, 'current', {
      configurable,
      enumerable,
      get: () => current,
      set: (next: unknown) => {
        const previous = current
        current = next
        if (next !== previous) tell(next, previous)
      },
    })
    this.host.onStop(() => defineProperty(ref, 'current', { ...own, value: current }))
  }
}

function isStore(value: object): value is Store & object {
  const [graphite, ref] = [ownObject(value, 'graphite'), ownObject(value, 'stateRef')]
  if (ownValue(value, 'kind') !== 'store' || !graphite || !ref) return false
  return isObject(ownValue(graphite, 'meta')) && Object.hasOwn(ref, 'current')
}

/** What follows from other stores, what effects count, and the nameless helpers that libraries make. */
function isInternal(store: Store): boolean {
  const { meta } = store.graphite
  if (meta['derived'] === true || meta['derived'] === 1) return true
  return meta['serialize'] === 'ignore' && (nameOf(store)?.endsWith('.inFlight') ?? true)
}

/** The name it was given, by hand or by effector's plug-in; without one effector counts. */
function nameOf({ shortName, sid }: Store): string | undefined {
  if (typeof shortName === 'string' && shortName !== '' && !/^\d+$/.test(shortName)) return shortName
  return typeof sid === 'string' && sid !== '' ? sid : undefined
}
