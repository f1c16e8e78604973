import type { ChangeFact, Facts } from '../../core/facts'
import { lookup, type Path } from '../../core/value/path'
import { changesOf } from './rhythm'

type Needs = Pick<Facts, 'subject' | 'memory' | 'changes' | 'entries'>

/** What a subject holds now, and how it came to that: its store, or the entry that no store holds. */
export interface HeldState {
  /** As a source; of storage that no store holds, the entry. */
  store: string
  /** What it is called, where a path does not say more. */
  name: string
  value: unknown
  changes: readonly ChangeFact[]
}

/** Caches of what a server answered keep what nobody asks for any more, and drop it by themselves. */
const CACHES: ReadonlySet<string> = new Set(['tanstack-query', 'swr', 'apollo'])

const made = new WeakMap<Facts['entries'], HeldState>()

export function heldState({ subject, memory, changes, entries }: Needs): HeldState | undefined {
  if (CACHES.has(subject.library)) return undefined
  if (memory) return { store: subject.id, name: subject.name, value: memory.value, changes }
  const known = made.get(entries)
  const [entry] = entries
  const last = entry?.contents.at(-1)?.state()
  if (known || !entry || !last) return known
  const states = entry.contents.map((each) => ({ ...each, held: each.state() }))
  const own = states.flatMap(({ held, event, at, seq, document, by }, index): ChangeFact[] => {
    const before = states[index - 1]?.held
    if (index === 0 || !held) return []
    return [{ event, at, seq, document, by, ...(before && { before }), after: held.value, fields: () => [] }]
  })
  const held = { store: subject.id, name: subject.name, value: last.value, changes: own }
  made.set(entries, held)
  return held
}

/** The change since which a path has what it has; undefined where it was there from the beginning, or restored. */
export function setBy({ changes }: HeldState, path: Path): ChangeFact | undefined {
  const index = path.at(-1)
  if (typeof index === 'number') return undefined
  const last = changesOf(changes, path).at(-1)
  return last?.hydration === undefined ? last : undefined
}

/** The same for a value of a list or set, wherever it stands there. */
export function addedBy({ changes }: HeldState, path: Path, value: unknown): ChangeFact | undefined {
  const all = changesOf(changes, path)
  for (const change of all.toReversed()) {
    if (!has(lookup(change.after, path)?.value, value)) return undefined
    if (change.before && has(lookup(change.before.value, path)?.value, value)) continue
    return change.hydration === undefined ? change : undefined
  }
  return undefined
}

function has(list: unknown, value: unknown): boolean {
  return Array.isArray(list) ? list.includes(value) : list instanceof Set && list.has(value)
}

/** All that ever stood at a path. */
export function valuesAt({ changes, value }: HeldState, path: Path): unknown[] {
  const all = changesOf(changes, path)
  const [first] = all
  const before = first?.before ? [lookup(first.before.value, path)?.value] : []
  return [...before, ...all.map(({ after }) => lookup(after, path)?.value), lookup(value, path)?.value]
}
