import { agree } from '../../core/timeline/agree'
import { entityId, isDictionary } from '../../core/timeline/entity'
import { hasUnknown } from '../../core/timeline/unknown'
import { lookup, type Path } from '../../core/value/path'
import { isTrivial, type Leaves, leavesOf, memberName, membersOf, printed } from './leaves'
import { isFixedShape } from './shape'

/** What a migrated state no longer has of the one it was made from. */
export interface Losses {
  /** Members of lists and records. */
  members: { path: Path; names: string[]; of: number }[]
  /** Values that the user had set, and that the state knows: it begins with another one. */
  values: Path[]
  /** Fields that the state does not know any more. */
  dropped: Path[]
}

/** Share of a member's own values by which it is found again under another id or none. */
const RECOGNISED = 0.5

/** Deeper parts are not looked into, nor more values of one member. */
const MAX_DEPTH = 50
const MAX_VALUES = 200

/** What `next` lacks of `old`, wherever it may stand; `besides` is where else it may have gone. */
export function lossOf(old: unknown, next: unknown, initial: unknown, besides: readonly unknown[]): Losses {
  const losses: Losses = { members: [], values: [], dropped: [] }
  const leaves = leavesOf(next, old, initial)
  const others = besides.map((each) => leavesOf(each, undefined, undefined))
  if (hasUnknown(next) || leaves.isCut || others.some(({ isCut }) => isCut)) return losses
  new Search(old, next, initial, leaves, others, losses).walk([])
  return losses
}

class Search {
  constructor(
    private readonly old: unknown,
    private readonly next: unknown,
    private readonly initial: unknown,
    private readonly leaves: Leaves,
    private readonly others: readonly Leaves[],
    private readonly losses: Losses,
  ) {}

  walk(path: Path): void {
    if (path.length > MAX_DEPTH) return
    const old = lookup(this.old, path)?.value
    const next = lookup(this.next, path)
    const initial = lookup(this.initial, path)
    if ((next && agree(old, next.value)) || (initial && agree(old, initial.value))) return
    if (this.isCollection(path, old)) return this.collection(path, old, next?.value)
    if (isDictionary(old)) {
      for (const key of Object.keys(old)) this.walk([...path, key])
      return
    }
    const text = printed(old)
    if (text === undefined || text === '' || this.takeMoved(text)) return
    if (next && !isEmpty(next.value) && !(initial && agree(next.value, initial.value))) return
    if (initial) this.losses.values.push(path)
    else if (next || !isTrivial(old)) this.losses.dropped.push(path)
  }

  private isCollection(path: Path, old: unknown): boolean {
    if (Array.isArray(old) || old instanceof Map || old instanceof Set) return true
    if (!isDictionary(old) || path.length === 0) return false
    const values = Object.values(old)
    if (values.length === 0 || !values.every((value) => isDictionary(value))) return false
    const initial = lookup(this.initial, path)?.value
    return !(isDictionary(initial) && Object.keys(initial).length > 0 && isFixedShape(initial, old)) && areAlike(values)
  }

  private collection(path: Path, old: unknown, next: unknown): void {
    const members = membersOf(old)
    const now = membersOf(next)
    const here = new Set(now.map(([step, value]) => entityId(value) ?? (typeof step === 'string' ? step : '')))
    const gone = members.filter(([step, value]) => !this.isKept(step, value, here))
    if (gone.length === 0) return
    // As many as before, in another form: converted.
    if (now.length >= members.length && members.every(([, value]) => entityId(value) === undefined)) return
    this.losses.members.push({ path, names: gone.map(([step, value]) => memberName(step, value)), of: members.length })
  }

  private isKept(step: string | number, value: unknown, here: ReadonlySet<string>): boolean {
    const text = printed(value)
    if (text !== undefined) return this.stands(text)
    const id = entityId(value) ?? (typeof step === 'string' ? step : undefined)
    if (id !== undefined && here.has(id)) return true
    const own = tellingValues(value, id)
    if (own.length === 0) return id === undefined || this.hasId(id)
    const found = own.filter((each) => this.stands(each)).length / own.length
    return found >= RECOGNISED || (id !== undefined && this.hasId(id) && found > 0)
  }

  private stands(text: string): boolean {
    return [this.leaves, ...this.others].some(({ values, ids }) => values.has(text) || ids.has(text))
  }

  private hasId(id: string): boolean {
    return [this.leaves, ...this.others].some(({ ids }) => ids.has(id))
  }

  private takeMoved(text: string): boolean {
    const left = this.leaves.moved.get(text) ?? 0
    if (left === 0) return this.others.some(({ values }) => values.has(text))
    this.leaves.moved.set(text, left - 1)
    return true
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** Members by whose id or kind they are told to be of one collection. */
function areAlike(values: readonly unknown[]): boolean {
  const [first] = values
  if (values.every((each) => entityId(each) !== undefined)) return true
  const names = isDictionary(first) ? Object.keys(first).toSorted().join() : ''
  return values.every((each) => isDictionary(each) && Object.keys(each).toSorted().join() === names)
}

/** The values by which a member is known, its id apart. */
function tellingValues(value: unknown, id: string | undefined): string[] {
  const found: string[] = []
  const stack = [value]
  for (
    let part = stack.pop();
    part !== undefined && found.length < MAX_VALUES && stack.length < MAX_VALUES;
    part = stack.pop()
  ) {
    const text = printed(part)
    if (text !== undefined && !isTrivial(part) && text !== id) found.push(text)
    for (const [, member] of membersOf(part)) if (member !== undefined) stack.push(member)
  }
  return found
}
