import { mirror } from '../../core/value/mirror'
import type { AdapterHost, Callable, StoreHandle } from '../define-adapter'
import { isObject, ownValue } from '../support/own'
import { collectionOf, fill } from './collections'

/** What valtio keeps of each proxy: what it stands for, its version, and how to hear of its changes. */
type ProxyState = readonly [target: object, ensureVersion: Callable, addListener: (listener: () => void) => () => void]

interface Made {
  proxy: object
  state: ProxyState
  created: Error
}

/** Apps that make a proxy for each component would fill the list. */
const MAX_STORES = 200
const ADD_LISTENER = /\.add\([\w$]+\)[^]*\.delete\([\w$]+\)/

export function isProxyState(proxy: object, value: unknown): value is ProxyState {
  if (!Array.isArray(value) || value.length !== 3) return false
  const [target, ensureVersion, addListener] = value as unknown[]
  if (!isObject(target) || target === proxy) return false
  return typeof ensureVersion === 'function' && typeof addListener === 'function'
}

/** Tells the proxies that an app makes from those that valtio makes of what is in them. */
export class Proxies {
  private readonly targets = new WeakMap<object, object>()
  /** Objects in a proxy's target: valtio is about to make proxies of them. */
  private readonly within = new WeakSet()
  private open: Made[] = []
  /** Roots that changed while it is open what was made. */
  private readonly changed = new Set<object>()
  private count = 0

  constructor(private readonly host: AdapterHost) {}

  made(proxy: object, state: ProxyState): boolean {
    const [target] = state
    this.targets.set(proxy, target)
    for (const value of valuesOf(target)) this.within.add(value)
    if (this.within.has(target) || this.count >= MAX_STORES) return false
    this.open.push({ proxy, state, created: this.host.stack() })
    if (this.open.length === 1) this.host.soon(this.settle)
    return true
  }

  /** What stands in another proxy by now is a part of that. */
  private readonly settle = (): void => {
    const made = this.open
    this.open = []
    const parts = new Set<object>()
    for (const root of [...this.changed, ...made.map(({ proxy }) => proxy)]) this.collect(root, parts)
    this.changed.clear()
    for (const each of made) if (!parts.has(each.proxy)) this.register(each)
  }

  private collect(root: object, parts: Set<object>): void {
    const nodes = [root]
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      for (const value of valuesOf(this.targets.get(node) ?? [])) {
        if (parts.has(value) || !this.targets.has(value)) continue
        parts.add(value)
        nodes.push(value)
      }
    }
  }

  private register({ proxy, state: [, , addListener], created }: Made): void {
    if (!ADD_LISTENER.test(this.host.sourceOf(addListener)) || this.count >= MAX_STORES) return
    this.count++
    const handle: StoreHandle = this.host.store({
      created,
      libraryFrames: 1,
      current: () => proxy,
      plain: (node) => this.plain(node),
      write: (state) => this.write(proxy, state, handle.latest()),
    })
    handle.created(proxy)
    const touched = this.host.guardHot(() => {
      if (this.open.length > 0) this.changed.add(proxy)
      handle.touched()
    })
    const listener = (): void => touched(undefined, undefined)
    this.host.onStop(addListener(listener))
  }

  private plain(node: object): object {
    const target = this.targets.get(node)
    return target ? (collectionOf(target) ?? target) : node
  }

  /** Puts another state into a proxy, as an app does: the members that differ from the present state. */
  private write(proxy: object, state: unknown, present: unknown): void {
    const target = this.targets.get(proxy)
    if (!target || !isObject(state)) return
    if (state instanceof Map || state instanceof Set) {
      fill(proxy, target, state)
      return
    }
    for (const key of Object.keys(target)) {
      if (!Object.hasOwn(state, key) && typeof ownValue(target, key) !== 'function') Reflect.deleteProperty(proxy, key)
    }
    if (Array.isArray(state)) Reflect.set(proxy, 'length', state.length)
    for (const key of Object.keys(state)) {
      const value = ownValue(state, key)
      const before = isObject(present) ? ownValue(present, key) : undefined
      const part = ownValue(target, key)
      if (typeof value === 'function' || (Object.is(value, before) && Object.hasOwn(target, key))) continue
      // The app may hold on to the proxies within.
      if (this.isAlike(part, value)) this.write(part, value, before)
      // A copy: valtio takes over what it is given.
      else Reflect.set(proxy, key, mirror(value, undefined, asItIs))
    }
  }

  /** One of valtio's proxies, of the same kind as the value. */
  private isAlike(part: unknown, value: unknown): part is object {
    const target = isObject(part) ? this.targets.get(part) : undefined
    return target !== undefined && tagOf(collectionOf(target) ?? target) === tagOf(value)
  }
}

const tagOf = (value: unknown): string => Object.prototype.toString.call(value)
const asItIs = (node: object): object => node

function valuesOf(target: object): object[] {
  const values = Object.values(Object.getOwnPropertyDescriptors(target)).map(({ value }): unknown => value)
  return values.filter(isObject)
}
