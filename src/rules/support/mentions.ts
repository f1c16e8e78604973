import { childrenOf, idOf, membersOf, recordOf } from '../../core/timeline/collections'
import { IDENTITY_KEYS } from '../../core/value/identity'
import type { Path } from '../../core/value/path'

/** A place in a state at which an id stands: as a value, as the key of a record, or as the id of a copy of the entity. */
export interface Mention {
  path: Path
  id: string
  as: 'value' | 'key' | 'copy'
  value: unknown
}

/** Deeper values are not looked into; nor more parts than these, at once. */
const MAX_DEPTH = 10
const MAX_PARTS = 50_000
/** Parts that are no deeper are remembered: most of a state stays the same object from change to change. */
const REMEMBERED_DEPTH = 3

type Remembered = WeakMap<object, { ids: string; found: readonly Mention[] }>
/** The same object may stand in its list, where its id mentions nothing, and be held elsewhere, where it is a copy. */
const listed: Remembered = new WeakMap()
const held: Remembered = new WeakMap()

/** Where a state mentions one of some ids, but for the lists and records of entities of those ids themselves. */
export function mentionsIn(state: unknown, ids: ReadonlySet<string>): readonly Mention[] {
  if (ids.size === 0) return []
  if (isId(state)) return ids.has(String(state)) ? [{ path: [], id: String(state), as: 'value', value: state }] : []
  return new Scan(ids).below(state, 0, false)
}

class Scan {
  private left = MAX_PARTS
  private readonly name: string

  constructor(private readonly ids: ReadonlySet<string>) {
    this.name = JSON.stringify([...ids].toSorted())
  }

  below(value: unknown, depth: number, isListed: boolean): readonly Mention[] {
    const node = membersOf(value)
    if (typeof node !== 'object' || node === null || depth > MAX_DEPTH || --this.left < 0) return []
    const remembered = isListed ? listed : held
    const known = depth <= REMEMBERED_DEPTH ? remembered.get(node) : undefined
    if (known?.ids === this.name) return known.found
    const found = this.scan(node, depth, isListed)
    if (depth <= REMEMBERED_DEPTH && this.left >= 0) remembered.set(node, { ids: this.name, found })
    return found
  }

  private scan(node: object, depth: number, isListed: boolean): Mention[] {
    if (Array.isArray(node) || node instanceof Set) return this.list([...node], depth)
    const own = idOf(node)
    if (isQueryCache(node)) return []
    return (recordOf(node) ?? []).flatMap(([key, member]): Mention[] => {
      const isEntity = idOf(member) === key
      const keyed: Mention[] = this.ids.has(key) ? [{ path: [key], id: key, as: 'key', value: member }] : []
      if (isId(member) && this.ids.has(String(member))) {
        const id = String(member)
        const isOwnId = id === own && IDENTITY_KEYS.some((each) => each === key)
        if (isOwnId && isListed) return keyed
        return [...keyed, { path: [key], id, as: isOwnId ? 'copy' : 'value', value: member }]
      }
      return [...keyed, ...this.under(key, this.below(member, depth + 1, isEntity))]
    })
  }

  private list(elements: readonly unknown[], depth: number): Mention[] {
    const plain = elements.flatMap((value, index): Mention[] =>
      isId(value) && this.ids.has(String(value)) ? [{ path: [index], id: String(value), as: 'value', value }] : [],
    )
    if (plain.length > 0) return plain
    return childrenOf([...elements]).flatMap(([step, element]) =>
      this.under(step, this.below(element, depth + 1, typeof step === 'string')),
    )
  }

  private under(step: string | number, mentions: readonly Mention[]): Mention[] {
    return mentions.map((each) => ({ ...each, path: [step, ...each.path] }))
  }
}

/** What RTK Query notes of its requests: their arguments and tags outlive what they were about, until they are dropped. */
function isQueryCache(node: object): boolean {
  return ['queries', 'mutations', 'provided'].every((name) => Object.hasOwn(node, name))
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
