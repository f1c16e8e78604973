import { isObject, ownValue } from '../support/own'

/** What mobx 6 and 7 keep behind an observable, by the names they have in apps' bundles. */
export interface Listenable {
  interceptors_?: ((change: object) => object | null)[] | undefined
}
/** What can be observed; `constructor` is its class. */
interface Atom {
  constructor: new (name: string) => Atom
  reportChanged: () => void
}
/** Of an object or a class instance: `values_` has what is observable, by name, computed values included. */
export interface ObjectAdmin extends Listenable {
  target_: object
  proxy_?: object
  name_: unknown
  values_: Map<PropertyKey, object>
  keysAtom_: Atom
}
interface ArrayAdmin extends Listenable {
  values_: unknown[]
}
interface Collection extends Listenable {
  data_: Map<unknown, { value_: unknown }> | Set<unknown>
}

/** A node of mobx's. */
export type Known =
  | { kind: 'object'; admin: ObjectAdmin }
  | { kind: 'array'; admin: ArrayAdmin }
  | { kind: 'map' | 'set'; admin: Collection }

const { getPrototypeOf, getOwnPropertySymbols } = Object

export function isPlain(value: object): boolean {
  const prototype: unknown = getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

/** Reads observables below mobx, which hears nothing of it: no dependency, no computed value, no getter. */
export class Nodes {
  /** One for each copy of mobx in the page. */
  private readonly symbols = new Set<symbol>()
  private readonly known = new WeakMap<object, Known>()
  private readonly hubs = new WeakMap<object, boolean>()

  /** What administers an object, or has just been put there. */
  learn(owner: object, symbol: symbol): ObjectAdmin | undefined {
    if (symbol.description !== 'mobx administration') return undefined
    this.symbols.add(symbol)
    const found = this.of(owner)
    return found?.kind === 'object' ? found.admin : undefined
  }

  /** The same for an object met somewhere. */
  met(node: object): ObjectAdmin | undefined {
    for (const symbol of getOwnPropertySymbols(node)) {
      const admin = this.learn(node, symbol)
      if (admin) return admin
    }
    return undefined
  }

  of(node: object): Known | undefined {
    const known = this.known.get(node)
    if (known) return known
    const found = this.look(node)
    if (found) this.known.set(node, found)
    return found
  }

  private look(node: object): Known | undefined {
    for (const symbol of this.symbols) {
      const admin = ownValue(node, symbol)
      if (!isObject(admin)) continue
      if (isObjectAdmin(admin)) return { kind: 'object', admin }
      if (isArrayAdmin(admin)) return { kind: 'array', admin }
      const data = ownValue(node, 'data_')
      if (data instanceof Map) return { kind: 'map', admin: node as Collection }
      if (data instanceof Set) return { kind: 'set', admin: node as Collection }
    }
    return undefined
  }

  /** The raw members of a node, as an array, a Map, a Set or an object. `leftOut`: values that are no part of the state. */
  membersOf({ kind, admin }: Known, leftOut: (value: object) => boolean): object {
    if (kind === 'array') return admin.values_
    if (kind === 'object') {
      const members: object = {}
      for (const [name, value] of fields(admin)) {
        if (isObject(value) && (leftOut(value) || this.isHub(value))) continue
        Object.defineProperty(members, name, { value, enumerable: true })
      }
      return members
    }
    const copy: unknown[] = []
    for (const entry of admin.data_) copy.push(Array.isArray(entry) ? [entry[0], ownValue(entry[1], 'value_')] : entry)
    return kind === 'map' ? new Map(copy as [unknown, unknown][]) : new Set(copy)
  }

  /** An object of the app's that is not observed itself and holds observed ones: what stores know each other by. */
  private isHub(value: object): boolean {
    if (isPlain(value) || this.of(value)) return false
    const known = this.hubs.get(value)
    if (known !== undefined) return known
    const members = Object.values(Object.getOwnPropertyDescriptors(value)).slice(0, 50)
    const is = members.some(({ value: member }) => isObject(member) && this.of(member)?.kind === 'object')
    this.hubs.set(value, is)
    return is
  }
}

/** What is observable in an object, by name, as it stands; what is computed is no state. */
export function* fields({ values_ }: ObjectAdmin): Generator<[name: string, value: unknown]> {
  for (const [name, observable] of values_) {
    if (typeof name === 'string' && !('derivation' in observable)) yield [name, ownValue(observable, 'value_')]
  }
}

const isObjectAdmin = (admin: object): admin is ObjectAdmin =>
  ownValue(admin, 'values_') instanceof Map && isObject(ownValue(admin, 'target_'))
const isArrayAdmin = (admin: object): admin is ArrayAdmin => Array.isArray(ownValue(admin, 'values_'))
