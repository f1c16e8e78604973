import { type AlignedNode, isUnread } from '../../diff/aligned'
import type { SubjectModel } from '../../link/subject'
import { agree } from '../../timeline/agree'
import { countWhile } from '../../timeline/bisect'
import { type Change, lastChange } from '../../timeline/changes'
import type { Clock } from '../../timeline/clock'
import type { Reading } from '../../timeline/history'
import type { Member } from '../../timeline/member'
import type { Path } from '../../value/path'
import type { Comparison } from '../compare'
import type { Judged } from '../judge'

export interface VerdictContext {
  subject: SubjectModel
  /** The moment that is judged. */
  at: number
  comparison: Comparison
  judged: readonly Judged[]
  /** What findings about other tabs of the store say of this one. */
  elsewhere?: readonly Judged[]
  divergedSince: number | undefined
  complete: boolean
  clock: Clock
}

/**
 * What made memory move, where that is no unsaved change of a person's. `sent`: it is one, and a message to the server says it. `told`: the server, by a message or another answer.
 * `heard`: a message of which nothing is on record. `reset`: the store went back to what it was created with.
 */
export interface Occasion {
  kind: 'heard' | 'told' | 'sent' | 'reset'
  change: Reading
  /** `pushed by the server: message price`, of what was sent `message rename`; '' for a reset. */
  by: string
  /** Whose change it was, where that is told with it. */
  writer?: string
  /** What the server said is what memory holds; of what was sent, that the server answered it. */
  isCertain: boolean
}

/** A verdict's context with what made memory move, by row. */
export interface Weighed extends VerdictContext {
  occasions: ReadonlyMap<AlignedNode, Occasion>
}

/** A row with what memory held there and came to hold. */
export interface MovedRow {
  row: AlignedNode
  from: Change['from']
  to: Change['to']
  /** Memory may be newer there than what a server answered. */
  isNewer: boolean
  /** It moved in the document before; in this one the store was created with the same. */
  isEarlier: boolean
}

/** Whether a column says something else than the first at a row; in a row that is settled not by what is only under way. */
export function departs({ comparison }: VerdictContext, row: AlignedNode, index: number): boolean {
  const [own, other] = [row.cells[0], row.cells[index]]
  if (row.state !== 'pending' && comparison.inputs[index]?.pending?.(row.path)) return false
  if (!other || other.kind === 'outside' || other.kind === 'excluded' || other.kind === 'past') return false
  if (isUnread(row, 0) || isUnread(row, index)) return false
  if (own?.kind !== other.kind) return true
  return own.kind === 'value' && other.kind === 'value' && !agree(own.value, other.value)
}

/** Rows that are asked for who wrote them. */
const ASKED_ROWS = 10

/** Whether a persisted store has nothing there but what it was created with, and has not taken what is saved yet. */
export function isUnhydrated({ subject, comparison, at }: VerdictContext, rows: readonly AlignedNode[]): boolean {
  const [store] = subject.members
  const document = comparison.readings[0]?.entry.document
  if (subject.group !== 'store' || !store?.source.persist || !document || rows.length === 0) return false
  const isOver = store.history.facts.some(
    ({ event, document: own }) =>
      own === document && event.type === 'persist-hydration' && (event.step === 'applied' || event.step === 'failed'),
  )
  return !isOver && rows.slice(0, ASKED_ROWS).every(({ path }) => isInitial(store, path, at))
}

function isInitial(store: Member, path: Path, at: number): boolean {
  return lastChange(store, path, at)?.reading.entry.event.type === 'store-created'
}

/** The last that a store held in the document before the one on view. */
export function lastOfEarlier({ history: { readings } }: Member, at: number): Reading | undefined {
  let index = countWhile(readings, (reading) => reading.at <= at) - 1
  const document = readings[index]?.entry.document
  while (index >= 0 && readings[index]?.entry.document === document) index--
  return readings[index]
}
