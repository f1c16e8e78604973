import { descriptorOf, is, isArray, keysOf as keys, prototypeOf } from './primordials'

/** Nodes copied in one go, and how deep: beyond, the page's own object stands in the copy. */
const MAX_NODES = 50_000
const MAX_DEPTH = 200

const tagOf: (value: object) => string = Function.prototype.call.bind(Object.prototype.toString)

/**
 * A copy of a state that is changed in place. It shares with `before`, an earlier copy, whatever is the same, so that
 * copies can be kept and compared like the states of an immutable store. No getter is called. `plain`: FoundStore.plain;
 * `copied` hears of each object that a copy stands for.
 */
export function mirror(
  live: unknown,
  before: unknown,
  plain: (node: object) => object,
  copied: (from: object, to: object) => void = () => undefined,
): unknown {
  return new Mirror(plain, copied).copy(live, before, 0)
}

class Mirror {
  private readonly copies = new Map<object, unknown>()

  constructor(
    private readonly plain: (node: object) => object,
    private readonly copied: (from: object, to: object) => void,
  ) {}

  copy(live: unknown, before: unknown, depth: number): unknown {
    if (typeof live !== 'object' || live === null) return live
    const known = this.copies.get(live)
    if (known !== undefined) return known
    if (depth > MAX_DEPTH || this.copies.size > MAX_NODES) return live
    const node = this.plain(live)
    const was = typeof before === 'object' && before !== null ? before : undefined
    const copied = this.copyNode(live, node, was, depth + 1)
    const same = was && copied !== node && areSame(copied, was) ? was : copied
    this.copies.set(live, same)
    if (same === copied) this.copied(node, copied)
    return same
  }

  private copyNode(live: object, node: object, was: object | undefined, depth: number): object {
    const begin = <T extends object>(copy: T): T => {
      // For cycles: who comes back here meanwhile gets the copy that is being made.
      this.copies.set(live, copy)
      return copy
    }
    if (isArray(node)) {
      const copy: unknown[] = begin([])
      for (let i = 0; i < node.length; i++) copy.push(this.copy(node[i], isArray(was) ? was[i] : undefined, depth))
      return copy
    }
    if (node instanceof Map) {
      const copy = begin(new Map<unknown, unknown>())
      for (const [key, value] of node) {
        copy.set(key, this.copy(value, was instanceof Map ? was.get(key) : undefined, depth))
      }
      return copy
    }
    if (node instanceof Set) {
      const copy = begin(new Set<unknown>())
      for (const value of node) copy.add(this.copy(value, undefined, depth))
      return copy
    }
    if (node instanceof Date) return new Date(node.getTime())
    // What the browser made, or what has a text of its own, is no state to look into.
    if (tagOf(node) !== '[object Object]') return node
    const copy = begin(Object.create(prototypeOf(node)) as object)
    for (const key of keys(node)) {
      const own = descriptorOf(node, key)
      if (!own || !('value' in own)) continue
      const value = this.copy(own.value, was && descriptorOf(was, key)?.value, depth)
      Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true })
    }
    return copy
  }
}

/** Whether two copies of the same node have the same members, in the same order. */
function areSame(a: object, b: object): boolean {
  if (prototypeOf(a) !== prototypeOf(b)) return false
  if (a instanceof Date) return b instanceof Date && is(a.getTime(), b.getTime())
  if (a instanceof Map) return b instanceof Map && areSame([...a.entries()].flat(), [...b.entries()].flat())
  if (a instanceof Set) return b instanceof Set && areSame([...a], [...b])
  const names = keys(a)
  const others = keys(b)
  if (names.length !== others.length || (isArray(a) && isArray(b) && a.length !== b.length)) return false
  return names.every((name, i) => name === others[i] && is(descriptorOf(a, name)?.value, descriptorOf(b, name)?.value))
}
