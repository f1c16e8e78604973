import { isObject } from '../support/own'
import { type Known, type Listenable, type Nodes } from './nodes'

/** Beyond, the page's own object stands in the copy. */
const MAX_DEPTH = 200

/** The state of one store as plain values that stay what they are: made anew only along the way to what has changed. */
export class Copies {
  private readonly valid = new WeakMap<Listenable, object>()
  private readonly outdated = new WeakMap<Listenable, object>()
  /** Who holds a node, so that a change can be taken up to the store. */
  private readonly holders = new WeakMap<Listenable, Set<WeakRef<Listenable>>>()
  private readonly refs = new WeakMap<Listenable, WeakRef<Listenable>>()

  /** `met` hears of each node before it is copied; `leftOut`: members that are no part of this state. */
  constructor(
    private readonly nodes: Nodes,
    private readonly met: (node: Listenable) => void,
    private readonly leftOut: (value: object) => boolean,
  ) {}

  /** The node is about to change: its copy is no longer right, nor are those of all that hold it. */
  changes(node: Listenable): void {
    const stack = [node]
    for (let each = stack.pop(); each; each = stack.pop()) {
      const copy = this.valid.get(each)
      if (!copy) continue
      this.valid.delete(each)
      this.outdated.set(each, copy)
      for (const ref of this.holders.get(each) ?? []) {
        const holder = ref.deref()
        if (holder) stack.push(holder)
      }
      this.holders.delete(each)
    }
  }

  of(value: unknown, holder?: Listenable, depth = 0): unknown {
    const found = isObject(value) && depth < MAX_DEPTH ? this.nodes.of(value) : undefined
    if (!found) return value
    const { admin } = found
    if (holder) this.heldBy(admin, holder)
    const known = this.valid.get(admin)
    if (known) return known
    this.met(admin)
    const copy = this.make(found, depth + 1)
    const before = this.outdated.get(admin)
    this.outdated.delete(admin)
    const same = before && areSame(before, copy) ? before : copy
    this.valid.set(admin, same)
    return same
  }

  private make(found: Known, depth: number): object {
    const { admin } = found
    const begin = <T extends object>(copy: T): T => {
      // For cycles: who comes back here meanwhile gets the copy that is being made.
      this.valid.set(admin, copy)
      return copy
    }
    const copyOf = (value: unknown): unknown => this.of(value, admin, depth)
    const members = this.nodes.membersOf(found, this.leftOut)
    if (Array.isArray(members)) {
      const copy: unknown[] = begin([])
      for (const value of members) copy.push(copyOf(value))
      return copy
    }
    if (members instanceof Map) {
      const copy = begin(new Map<unknown, unknown>())
      for (const [key, value] of members) copy.set(key, copyOf(value))
      return copy
    }
    if (members instanceof Set) {
      const copy = begin(new Set<unknown>())
      for (const value of members) copy.add(copyOf(value))
      return copy
    }
    const copy: object = begin({})
    for (const [name, value] of Object.entries(members)) {
      Object.defineProperty(copy, name, { value: copyOf(value), enumerable: true, configurable: true, writable: true })
    }
    return copy
  }

  private heldBy(node: Listenable, holder: Listenable): void {
    let ref = this.refs.get(holder)
    if (!ref) this.refs.set(holder, (ref = new WeakRef(holder)))
    const holders = this.holders.get(node)
    if (holders) holders.add(ref)
    else this.holders.set(node, new Set([ref]))
  }
}

/** Whether two copies of the same node have the same members, in the same order. */
function areSame(a: object, b: object): boolean {
  const [ours, theirs] = [flat(a), flat(b)]
  return ours.length === theirs.length && ours.every((value, index) => Object.is(value, theirs[index]))
}

function flat(copy: object): unknown[] {
  if (Array.isArray(copy)) return copy
  if (copy instanceof Map || copy instanceof Set) return [...copy.entries()].flat()
  return Object.entries(copy).flat()
}
