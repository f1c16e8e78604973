import { chosenStep, identityOf, IDENTITY_KEYS, isNamed } from '../value/identity'
import { lookup, type Path } from '../value/path'

const NOTHING = Symbol('nothing')

/**
 * Looks one path up in state after state of a history. Neighbouring states share most of their parts: an element is
 * first looked for where it last stood, and below a part that is the same object nothing is looked up again.
 */
export class Locator {
  private readonly indices: number[] = []
  private readonly owners: unknown[] = []
  private last: { value: unknown } | undefined

  constructor(private readonly path: Path) {}

  find(value: unknown): { value: unknown } | undefined {
    let current = value
    for (let depth = 0; depth < this.path.length; depth++) {
      if (typeof current !== 'object' || current === null) return this.nothing(depth)
      if (current === this.owners[depth]) return this.last
      this.owners[depth] = current
      current = this.member(current, depth)
      if (current === NOTHING) return this.nothing(depth + 1)
    }
    if (!this.last || this.last.value !== current) this.last = { value: current }
    return this.last
  }

  /** What is known of deeper levels is of another state. */
  private nothing(depth: number): undefined {
    this.owners.length = Math.min(this.owners.length, depth)
    this.last = undefined
    return undefined
  }

  private member(owner: object, depth: number): unknown {
    const step = this.path[depth] ?? ''
    if (Array.isArray(owner)) return typeof step === 'number' ? this.at(owner, step) : this.element(owner, step, depth)
    const found = lookup(owner, [step])
    return found ? found.value : NOTHING
  }

  private at(array: readonly unknown[], index: number): unknown {
    return Object.hasOwn(array, index) ? array[index] : NOTHING
  }

  private element(array: readonly unknown[], id: string, depth: number): unknown {
    const before = array[this.indices[depth] ?? -1]
    if (isNamed(before, id)) return before
    const named = chosenStep(id)
    const index = positions(array).get(id) ?? (named && positions(array, named.key).get(named.id))
    this.indices[depth] = index ?? -1
    return index === undefined ? NOTHING : array[index]
  }
}

const known = new WeakMap<readonly unknown[], Map<string | undefined, ReadonlyMap<string, number>>>()

/** Where the elements of an array stand, by identity, under one key or those that are inferred; many paths lead through the same array. */
function positions(array: readonly unknown[], chosen?: string): ReadonlyMap<string, number> {
  const all = known.get(array) ?? new Map<string | undefined, ReadonlyMap<string, number>>()
  const found = all.get(chosen)
  if (found) return found
  const made = new Map<string, number>()
  for (const key of chosen === undefined ? IDENTITY_KEYS.toReversed() : [chosen]) {
    for (let index = array.length - 1; index >= 0; index--) {
      const id = identityOf(array[index], key)
      if (id !== undefined) made.set(id, index)
    }
  }
  known.set(array, all.set(chosen, made))
  return made
}
