import type { ChangeFact, DifferenceFact, Facts, Moment } from '../../core/facts'
import { agree } from '../../core/timeline/agree'
import { below } from '../../core/timeline/below'
import { lookup, type Path } from '../../core/value/path'
import { changesOf, lastChangeIn } from './rhythm'

type Needs = Pick<Facts, 'subject' | 'changes' | 'takes' | 'entries' | 'requests'>

/** Where memory got a value from storage: by a hydration, by the app's own reading, or when the store was created. */
export function restoredAt(facts: Needs, { path, change }: DifferenceFact, held: unknown): Moment | undefined {
  if (!change) return undefined
  const last = lastChangeIn(facts.changes, path, change.moment.document)
  const by = last ?? change.moment
  const isHydrated = last ? last.hydration !== undefined : change.hydration !== undefined
  return isHydrated || isStoredBefore(facts, by, path, held) ? by : undefined
}

/** The document had read an entry, which held the value, by then. */
function isStoredBefore({ entries }: Needs, { document, seq }: Moment, path: Path, value: unknown): boolean {
  return entries.some((entry) => {
    const rest = below(entry.mount, path)
    if (!rest || !entry.reads.some((read) => read.document === document && read.present && read.seq < seq)) return false
    const state = entry.contents.findLast((each) => each.seq < seq)?.state()
    const stored = state && lookup(state.value, rest)
    return stored !== undefined && agree(stored.value, value)
  })
}

/** An earlier page's own change made the value, and no save that went well has carried it since. */
export function isOwnEdit(facts: Needs, restored: Moment, path: Path, value: unknown): boolean {
  const change = changesOf(facts.changes, path).findLast(
    (each) => each.seq < restored.seq && each.document !== restored.document && each.hydration === undefined,
  )
  const set = change && lookup(change.after, path)
  if (!change || !set || !agree(set.value, value) || isTaken(facts, change, path)) return false
  return !facts.requests.some((each) => each.writes && each.outcome === 'ok' && each.seq > change.seq)
}

function isTaken({ takes }: Needs, { seq }: ChangeFact, path: Path): boolean {
  return takes.some((take) => take.seq === seq && take.paths.some((taken) => below(taken, path) !== undefined))
}
