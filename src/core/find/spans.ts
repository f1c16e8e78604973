import type { Path } from '../value/path'
import { textOf } from './leaf'
import { namedPath } from './names'
import { differingParts, type Part } from './parts'
import type { Matcher } from './query'
import { type FindBudget, findIn, type Found } from './walk'

/** What a source held from an event on. */
export interface FindState {
  at: number
  event: string
  /** undefined: nothing that can be read. */
  read: () => { value: unknown } | undefined
  /** Whether it has nothing to do with what was before: the memory of another document. */
  isNewLife: boolean
}

/** A match for as long as it stood in a source. */
export interface FoundSpan extends Found {
  /** The event from which on it stood there, and when that was. */
  event: string
  from: number
  /** When it was there no longer; absent: it still is. */
  to?: number
}

/**
 * Every match in what a source held over time, each for as long as it stood: the newest states first. A match by its value
 * ends where the value changes, one by its key or path where that is gone. Only what differs between two states is looked at
 * again. Yields after each state what has been found to its beginning; false: there may be more.
 */
export function* spansOf(
  states: readonly FindState[],
  matcher: Matcher,
  budget: FindBudget,
): Generator<FoundSpan[], boolean> {
  const open = new Map<string, Omit<FoundSpan, 'event' | 'from'>>()
  let isComplete = true
  const foundIn = (parts: readonly Part[], root: unknown): Map<string, Found> => {
    const all = new Map<string, Found>()
    for (const { value, path: at } of parts) {
      // Names cost: where paths take no part, only those of matches are asked for.
      const base = matcher.spansSteps ? namedPath(root, at) : at
      const found = (each: Found): void => {
        const path = matcher.spansSteps ? each.path : namedPath(root, each.path)
        all.set(keyOf(path), { ...each, path })
      }
      isComplete &&= findIn(value, matcher, budget, found, base, typeof at.at(-1) === 'number')
    }
    return all
  }
  let later: { state: FindState; held: { value: unknown } | undefined } | undefined
  for (const state of states.toReversed()) {
    const held = state.read()
    const done: FoundSpan[] = []
    const close = (key: string): void => {
      const span = open.get(key)
      if (span && later) done.push({ ...span, event: later.state.event, from: later.state.at })
      open.delete(key)
    }
    const isCut = !later?.held || !held || later.state.isNewLife
    if (isCut) {
      for (const key of open.keys()) close(key)
      for (const [key, each] of held ? foundIn([{ value: held.value, path: [] }], held.value) : [])
        open.set(key, { ...each, ...(later && { to: later.state.at }) })
    } else if (later?.held) {
      const parts = differingParts(later.held.value, held.value)
      const [came, were] = [foundIn(parts.newer, later.held.value), foundIn(parts.older, held.value)]
      for (const [key, each] of came) if (!isSame(each, were.get(key))) close(key)
      for (const [key, each] of were) if (!isSame(each, came.get(key))) open.set(key, { ...each, to: later.state.at })
    }
    later = { state, held }
    yield done
    if (budget.members <= 0) break
  }
  const rest = [...open.values()].map(
    (span): FoundSpan => ({ ...span, event: later?.state.event ?? '', from: later?.state.at ?? 0 }),
  )
  yield rest
  return isComplete && budget.members > 0
}

const keyOf = (path: Path): string => JSON.stringify(path)

/** The same match, not just one at the same place. */
function isSame(a: Found, b: Found | undefined): boolean {
  if (!b || a.by !== b.by) return false
  return a.by !== 'value' || Object.is(a.value, b.value) || textOf(a.value) === textOf(b.value)
}
