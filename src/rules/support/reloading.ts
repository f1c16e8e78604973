import type { EntryFact, Facts, ReloadFact, StoredFact } from '../../core/facts'
import { agree } from '../../core/timeline/agree'
import { below } from '../../core/timeline/below'
import { isDictionary } from '../../core/timeline/entity'
import { hasUnknown } from '../../core/timeline/unknown'
import { lookup, type Path } from '../../core/value/path'
import { isEmpty } from './places'

/** Places of a state looked through. */
const EXAMINED = 5_000

export type Held = { value: unknown } | undefined

/** Whether two say the same at a path, as far as was recorded. */
export function sameHeld(a: Held, b: Held): boolean {
  if (!a || !b) return (a ?? b)?.value === undefined
  return agree(a.value, b.value) || hasUnknown(a.value) || hasUnknown(b.value)
}

/** What was worked out of two states: rules ask again with every diagnosis, and the states of a recording stay the same objects. */
const known = new WeakMap<object, { after: unknown; paths: readonly Path[] }>()

/** Where a state said something that another one does not say: the members of objects one by one, lists as wholes. */
export function notGivenBack(before: unknown, after: unknown): readonly Path[] {
  if (typeof before !== 'object' || before === null) return search(before, after)
  const last = known.get(before)
  if (last && last.after === after) return last.paths
  const paths = search(before, after)
  known.set(before, { after, paths })
  return paths
}

function search(before: unknown, after: unknown): Path[] {
  const paths: Path[] = []
  let examined = 0
  const visit = (path: Path, was: Held, is: Held): void => {
    if (++examined > EXAMINED || isEmpty(was) || sameHeld(was, is)) return
    if (isDictionary(was?.value) && isDictionary(is?.value)) {
      for (const key of Object.keys(was.value)) visit([...path, key], member(was.value, key), member(is.value, key))
    } else {
      paths.push(path)
    }
  }
  visit([], { value: before }, { value: after })
  return paths
}

function member(owner: { readonly [key: string]: unknown }, key: string): Held {
  return Object.hasOwn(owner, key) ? { value: owner[key] } : undefined
}

/** What an entry said at a path of the state, with what was stored then. */
export function storedAt({ mount }: EntryFact, stored: StoredFact | undefined, path: Path): Held {
  const rest = below(mount, path)
  const state = rest && stored?.state()
  return state && rest ? lookup(state.value, rest) : undefined
}

/** The last content of an entry that was there when the page was left, and what the next page found or read of it. */
export function aroundReload(
  entry: EntryFact,
  { left, began, before }: ReloadFact,
): { leaving: StoredFact | undefined; found: StoredFact | undefined } {
  const index = entry.contents.findLastIndex(
    (each) => each.document === before.document || (each.seq <= left.seq && each.document !== began.document),
  )
  const leaving = entry.contents[index]
  const later = entry.contents.slice(index + 1)
  const first = later.find(({ document }) => document === began.document)
  const own = first && (first.seen === 'found' || first.seen === 'read') ? first : undefined
  const foreign = later.findLast((each) => each.seq < began.seq && each.document !== began.document)
  return { leaving, found: own ?? foreign ?? leaving }
}

/** Whether memory held a value at a path at any time in the new document. */
export function wasHeldSince({ states }: ReloadFact, path: Path, value: unknown): boolean {
  return states.some((state) => sameHeld(lookup(state.value, path), { value }))
}

/** What the store was created with in the new document. */
export function initialAfter({ states: [first] }: ReloadFact): unknown {
  return first?.value
}

/** The documents of a reload are on record without the hydration of the second one having gone wrong. */
export function hydrationsOf({ hydrations }: Pick<Facts, 'hydrations'>, { began }: ReloadFact): Facts['hydrations'] {
  return hydrations.filter(({ document }) => document === began.document)
}
