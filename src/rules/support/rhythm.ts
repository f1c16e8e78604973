import type { ChangeFact, Facts, Moment, RequestFact } from '../../core/facts'
import { agree } from '../../core/timeline/agree'
import { countWhile } from '../../core/timeline/bisect'
import { Locator } from '../../core/timeline/locator'
import type { Path } from '../../core/value/path'
import { heldOf } from './kept'

type Needs = Pick<Facts, 'requests' | 'changes' | 'uses'>

/** Saves that come later than this after their change wait for a pause in typing, ms; sooner ones do not wait. */
const SHORTEST_PAUSE = 150
/** A press within this time, ms, is taken for the one that made the change. */
const SAME_USE = 100

/** How a store's changes of one kind get to the server by themselves. */
export interface Rhythm {
  /** The longest time a save came after its change, ms. */
  delay: number
  /** The latest such save. */
  save: RequestFact
  /** The list or thing that is saved, and the member of it; in lists any entity's. */
  mount: Path
  key: string | number
}

/**
 * The members that were saved a while after they changed, without anybody pressing anything in between: what a debounced
 * autosave does and a Save button does not.
 */
export function rhythmsOf(facts: Needs): readonly Rhythm[] {
  const found = told.get(facts.requests)
  if (found) return found
  const rhythms = searched(facts)
  told.set(facts.requests, rhythms)
  return rhythms
}

/** What was found of a subject's requests: asked for by two rules, and for each page that was left. */
const told = new WeakMap<readonly RequestFact[], readonly Rhythm[]>()

function searched(facts: Needs): Rhythm[] {
  const rhythms = new Map<string, Rhythm>()
  for (const save of facts.requests) {
    if (!save.writes || save.method === 'DELETE' || save.outcome === 'failed' || save.linkedBy === 'alone') continue
    const held = heldOf(save, lastBefore(facts.changes, save)?.after, facts.changes)
    const changes = held.map((path) => ownChange(lastBefore(changesOf(facts.changes, path), save)))
    const delays = changes.map((change) => (change ? save.at - change.at : Number.POSITIVE_INFINITY))
    const waits = changes.map((change, at) => change && isWaiting(delays[at]) && !isAskedFor(facts, change, save))
    if (!waits.includes(true)) continue
    const longest = Math.max(...delays.filter((_, at) => waits[at]))
    for (const [at, path] of held.entries()) {
      // What the save merely takes along is saved as late once it is changed itself.
      if (!isWaiting(delays[at])) continue
      const key = path.at(-1) ?? ''
      const name = JSON.stringify([save.mount, path.length, key])
      const delay = waits[at] ? (delays[at] ?? longest) : longest
      rhythms.set(name, {
        delay: Math.max(delay, rhythms.get(name)?.delay ?? 0),
        save,
        mount: save.mount,
        key,
      })
    }
  }
  return [...rhythms.values()]
}

function isWaiting(delay = 0): boolean {
  return delay >= SHORTEST_PAUSE
}

/** The app's own change that gave a path its value, among those that are meant. */
export function lastChangeOf(
  changes: readonly ChangeFact[],
  path: Path,
  isMeant: (change: ChangeFact) => boolean,
): ChangeFact | undefined {
  return ownChange(changesOf(changes, path).findLast(isMeant))
}

function ownChange(change: ChangeFact | undefined): ChangeFact | undefined {
  return change?.hydration === undefined ? change : undefined
}

/** The last change before a save, in the same document. */
function lastBefore(changes: readonly ChangeFact[], { seq, document }: Moment): ChangeFact | undefined {
  for (let index = countWhile(changes, (change) => change.seq < seq) - 1; index >= 0; index--)
    if (changes[index]?.document === document) return changes[index]
  return undefined
}

const known = new WeakMap<readonly ChangeFact[], Map<string, readonly ChangeFact[]>>()

/** The changes that gave a path another value, hydrations' included: gone through once for all that ask. */
export function changesOf(changes: readonly ChangeFact[], path: Path): readonly ChangeFact[] {
  const byPath = known.get(changes) ?? new Map<string, readonly ChangeFact[]>()
  known.set(changes, byPath)
  const name = JSON.stringify(path)
  const found = byPath.get(name) ?? changes.filter(changesAt(path))
  byPath.set(name, found)
  return found
}

/** The last change of a document that gave a path another value. */
export function lastChangeIn(changes: readonly ChangeFact[], path: Path, document: string): ChangeFact | undefined {
  const isAt = changesAt(path)
  return changes.findLast((change) => change.document === document && isAt(change))
}

function changesAt(path: Path): (change: ChangeFact) => boolean {
  const place = new Locator(path)
  return ({ before, after }) => {
    const [old, now] = [before && place.find(before.value), place.find(after)]
    return (old === undefined) !== (now === undefined) || !agree(old?.value, now?.value)
  }
}

/** Somebody pressed something after the change: a Save button, perhaps. */
function isAskedFor({ uses }: Needs, change: Moment, save: Moment): boolean {
  return uses.some(({ document, at }) => document === save.document && at > change.at + SAME_USE && at <= save.at)
}
