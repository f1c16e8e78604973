import type { AdapterHost } from '../define-adapter'
import { isObject, ownValue } from './own'

/** Whoever a node of reactive state belongs to. */
export interface Owner {
  /** Called when a node is about to be changed, with the key if it is one member's change. */
  changes: (node: object, key: unknown) => void
}

const { apply, getOwnPropertyDescriptor: descriptorOf, getPrototypeOf, defineProperty } = Reflect
const { hasOwn } = Object

const WRITES = new Set<unknown>(['set', 'add', 'delete', 'clear'])

/** Vue's reactive objects as they are underneath: nothing that is read here is tracked, and no computed value is worked out. */
class Reactivity {
  private readonly targets = new WeakMap<object, object>()
  private readonly owners = new WeakMap<object, Set<Owner>>()
  /** Handlers and prototypes looked at, and whether they are Vue's. */
  private readonly seen = new WeakMap<object, boolean>()
  private host: AdapterHost | undefined
  private heard: (node: object, key: unknown) => void = () => undefined
  private readonly made: ((proxy: object, raw: object, handler: object) => boolean)[] = []

  /** `made` hears of each object that Vue makes reactive. */
  onMade(made: (proxy: object, raw: object, handler: object) => boolean): void {
    this.made.push(made)
  }

  /** Begins to watch, once for all adapters. */
  watch(host: AdapterHost): void {
    if (this.host) return
    this.host = host
    this.heard = host.guardHot((node: object, key: unknown) => {
      for (const owner of this.owners.get(node) ?? []) owner.changes(node, key)
    })
    host.techniques.proxied((proxy, target, handler) => {
      if (!this.isVue(target, handler)) return false
      this.targets.set(proxy, target)
      let isStore = false
      for (const visit of this.made) isStore = visit(proxy, target, handler) || isStore
      return isStore
    })
  }

  /** What a reactive object wraps. */
  raw(value: object): object {
    let raw = value
    for (let target: object | undefined = value; target; target = this.targets.get(raw)) raw = target
    return raw
  }

  isOwned(node: object): boolean {
    return this.owners.has(node)
  }

  own(node: object, owner: Owner): void {
    const owners = this.owners.get(node)
    if (owners) owners.add(owner)
    else this.owners.set(node, new Set([owner]))
  }

  /** FoundStore.plain for the state of `owner`. */
  plainFor(owner: Owner): (node: object) => object {
    return (node) => {
      const raw = this.raw(node)
      this.own(raw, owner)
      if (raw instanceof Map || raw instanceof Set) return raw
      const keys = Object.keys(raw)
      if (!keys.some((key) => isRef(ownValue(raw, key)))) return raw
      const copy = (Array.isArray(raw) ? [] : Object.create(getPrototypeOf(raw))) as object
      for (const key of keys) {
        const value = ownValue(raw, key)
        if (isRef(value) && !hasValue(value)) continue
        const unwrapped = isRef(value) ? this.valueOf(value, owner) : value
        defineProperty(copy, key, { value: unwrapped, enumerable: true, configurable: true, writable: true })
      }
      return copy
    }
  }

  /** What a ref holds; of a computed one nothing. */
  valueOf(ref: object, owner: Owner): unknown {
    this.watchRef(ref)
    this.own(ref, owner)
    if (hasOwn(ref, '_rawValue')) return ownValue(ref, '_rawValue')
    const target = ownValue(ref, '_object')
    if (!isObject(target)) return undefined
    const raw = this.raw(target)
    this.own(raw, owner)
    const value = ownValue(raw, String(ownValue(ref, '_key')))
    return isRef(value) ? this.valueOf(value, owner) : value
  }

  /** Hears of assignments to refs like this one: there is one class of them. */
  watchRef(ref: object): void {
    const { host, heard } = this
    const prototype: unknown = getPrototypeOf(ref)
    if (!host || !isObject(prototype) || this.seen.has(prototype) || !hasOwn(ref, '_rawValue')) return
    this.seen.set(prototype, true)
    const accessor = descriptorOf(prototype, 'value')
    const set = accessor?.set
    if (!accessor || !set) return
    defineProperty(prototype, 'value', {
      ...accessor,
      set(this: object, value: unknown) {
        heard(this, undefined)
        apply(set, this, [value])
      },
    })
    host.onStop(() => defineProperty(prototype, 'value', accessor))
  }

  /** Whether a handler is one of Vue's for reactive objects. Those that write are listened to. */
  private isVue(target: object, handler: object): boolean {
    // Most proxies of a page end here.
    const isClass = hasOwn(handler, '_isReadonly')
    if (!isClass && !(target instanceof Map || target instanceof Set)) return false
    const known = this.seen.get(handler)
    if (known !== undefined) return known
    const get = ownValue(handler, 'get')
    if (isClass ? typeof ownValue(handler, '_isReadonly') !== 'boolean' : !isGetOnly(handler, get)) return false
    if (!isClass && !this.host?.sourceOf(get as () => unknown).includes('__v_raw')) return false
    this.seen.set(handler, true)
    if (isClass) this.watchWrites(handler)
    else this.watchCollection(handler, get as (...args: unknown[]) => unknown)
    return true
  }

  /** Told before the write: what Vue sets off by it comes after. */
  private watchWrites(handler: object): void {
    const { heard } = this
    if (ownValue(handler, '_isReadonly') === true) return
    for (const name of ['set', 'deleteProperty']) {
      const trap: unknown = Reflect.get(handler, name)
      if (typeof trap !== 'function') continue
      const watched = function (this: unknown, target: object, ...args: unknown[]): unknown {
        heard(target, args[0])
        return apply(trap, this, [target, ...args])
      }
      this.put(handler, name, watched)
    }
  }

  private watchCollection(handler: object, get: (...args: unknown[]) => unknown): void {
    const { heard } = this
    this.put(handler, 'get', function (this: unknown, target: object, key: unknown, receiver: unknown) {
      if (WRITES.has(key)) heard(target, undefined)
      return apply(get, this, [target, key, receiver])
    })
  }

  private put(handler: object, name: string, value: unknown): void {
    const before = descriptorOf(handler, name)
    defineProperty(handler, name, { value, writable: true, configurable: true, enumerable: before !== undefined })
    this.host?.onStop(() => {
      if (before) defineProperty(handler, name, before)
      else Reflect.deleteProperty(handler, name)
    })
  }
}

/** One for the page: the adapters of what is built on Vue share what they learn. */
export const reactivity = new Reactivity()

export function isRef(value: unknown): value is { readonly __v_isRef: true } {
  return isObject(value) && ownValue(value, '__v_isRef') === true
}

const isGetOnly = (handler: object, get: unknown): boolean =>
  typeof get === 'function' && Object.keys(handler).length === 1

const hasValue = (ref: object): boolean => hasOwn(ref, '_rawValue') || hasOwn(ref, '_object')
