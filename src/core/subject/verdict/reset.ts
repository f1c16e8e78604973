import { agree } from '../../timeline/agree'
import { countWhile } from '../../timeline/bisect'
import type { Change } from '../../timeline/changes'
import { isDictionary } from '../../timeline/entity'
import type { AgentEvent } from '../../timeline/event'
import type { Reading } from '../../timeline/history'
import type { Member } from '../../timeline/member'
import { countBefore } from '../../timeline/order'
import { stackFrames } from '../../timeline/stack'
import { same } from '../../value/equal'
import { lookup, type Path } from '../../value/path'
import { initialState } from '../left-out'

/** What functions and addresses are called that end a session, or begin anew. */
const ENDS = /(?:log|sign)[-_]?(?:ged|ed)?[-_]?(?:out(?!put|line)|off(?!set))|(?<!p)reset/i
/** Where one is sent then. */
const SIGN_IN_PAGE = /\/(?:log|sign)[-_]?in\b/i
/** How near to the change that is looked for, ms, and among how many facts. */
const NEAR_MS = 5_000
const LOOKED_AT = 200
/** Deeper members count with the one that holds them. */
const DEPTH = 3
/** From here on what was undone at once is more than one small edit. */
const ENOUGH = 2

/** Whether memory holds at a path, since a change, what the store was created with. */
export function isInitialAgain(store: Member, { entry }: Reading, path: Path, to: Change['to']): boolean {
  const whole = initialState(store, entry.document.id)
  if (whole === undefined) return false
  const initial = lookup(whole, path)
  return initial && to ? agree(initial.value, to.value) : initial === to
}

/** Whether a change put a store back to what it was created with, at a path too. */
export function isUndoing(store: Member, { reading, to }: Change, path: Path, until: number): boolean {
  return isInitialAgain(store, reading, path, to) && isReset(store, reading, until)
}

/**
 * Whether a change put a store back to what it was created with, and did not merely take one thing away that a person had
 * added: so much was undone at once, or by what is called a reset, or as somebody signed out.
 */
export function isReset(store: Member, { entry }: Reading, until: number): boolean {
  const { event, document } = entry
  const initial = initialState(store, document.id)
  if (initial === undefined || event.type !== 'store-changed' || event.hydration !== undefined) return false
  const { before, after } = aroundTask(store, entry)
  const undone = undoneBy(before, after, initial, agree(after, initial))
  if (undone === 0) return false
  return undone >= ENOUGH || isCalledSo(event) || isNearSignOut(document.events, event, until)
}

/** A sign-out may set one part after the other: what the store held before the task and after it. */
function aroundTask(store: Member, { document, event, seq }: Reading['entry']): { before: unknown; after: unknown } {
  const { readings } = store.history
  const isOfTask = ({ entry }: Reading): boolean =>
    entry.document === document && entry.event.type === 'store-changed' && entry.event.task === event.task
  let first = countBefore(readings, seq, ({ entry }) => entry.seq)
  let last = first
  for (let each = readings[first - 1]; each && isOfTask(each); each = readings[first - 1]) first--
  for (let each = readings[last + 1]; each && isOfTask(each); each = readings[last + 1]) last++
  return { before: readings[first - 1]?.content().value, after: readings[last]?.content().value }
}

/** How much is again what it was in the beginning, and was not before. */
function undoneBy(before: unknown, after: unknown, initial: unknown, isWhole: boolean, depth = 0): number {
  if (before === after || same(before, after)) return 0
  if (isDictionary(before) && isDictionary(after) && isDictionary(initial) && depth < DEPTH) {
    const fields = Object.keys(initial)
    if (fields.length > 0)
      return fields.reduce((sum, key) => sum + undoneBy(before[key], after[key], initial[key], isWhole, depth + 1), 0)
  }
  return agree(after, initial) ? weightOf(before, after, isWhole) : 0
}

/** By the things that are gone; of one thing that is no element more where nothing else is left. Counts and flags go along. */
function weightOf(before: unknown, after: unknown, isWhole: boolean): number {
  if (Array.isArray(before)) return Math.min(before.length, ENOUGH)
  if (isDictionary(before) && isDictionary(after)) return Math.min(Object.keys(before).length, ENOUGH)
  if (isDictionary(before)) return isWhole ? ENOUGH : 1
  return typeof before === 'string' && before !== '' ? 1 : 0
}

function isCalledSo({ writer }: AgentEvent): boolean {
  return writer !== undefined && (ENDS.test(writer.name ?? '') || stackFrames(writer).some(({ fn }) => ENDS.test(fn)))
}

/** Whether the page asked the server to end the session about then, or went where one signs in. */
function isNearSignOut(events: readonly AgentEvent[], { seq, at }: AgentEvent, until: number): boolean {
  const index = countWhile(events, (each) => each.seq < seq)
  const end = Math.min(until, at + NEAR_MS)
  return events
    .slice(Math.max(0, index - LOOKED_AT), index + LOOKED_AT)
    .some(
      (event) =>
        event.at >= at - NEAR_MS &&
        event.at <= end &&
        ((event.type === 'request-started' && ENDS.test(event.url)) ||
          (event.type === 'url-changed' && SIGN_IN_PAGE.test(event.url))),
    )
}
