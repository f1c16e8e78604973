import type { CallFact, ReloadFact } from '../facts'
import type { SubjectModel } from '../link/subject'
import type { Thresholds } from '../thresholds'
import type { Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Entry, Timeline } from '../timeline/merge'
import type { RecordedDocument } from '../timeline/recording'
import { isDerived, isLeftOut, isVolatile, omitted } from './left-out'
import { momentOf } from './store-facts'

/** A request that is under way for longer is not waited for: a stream, a long poll, ms. */
const LONGEST_WAIT = 10_000

interface Known {
  timeline: Timeline
  left: ReadonlyMap<string, Entry>
  thresholds: Thresholds
  calls: () => readonly CallFact[]
}

/** The store's pages that were left and followed by another one with it. */
export function reloadFacts(subject: SubjectModel, store: Member, known: Known): ReloadFact[] {
  const lives = livesOf(store)
  return lives.flatMap((life, index): ReloadFact[] => {
    const next = lives[index + 1]
    const leaving = known.left.get(life.document.id)
    const last = life.readings.at(-1)
    const first = next?.readings[0]
    if (!next || !first || !last || leaving?.event.type !== 'document-left' || leaving.event.persisted) return []
    if (next.document.origin !== life.document.origin || !last.content().present) return []
    const leftAt = Math.max(leaving.event.at, life.document.events.at(-1)?.at ?? 0)
    const settled = restOf(subject, next, known)
    return [
      {
        left: momentOf(leaving),
        began: momentOf(first.entry),
        samePage: pageOf(life.document) === pageOf(next.document),
        before: { ...momentOf(last.entry), value: last.content().value, created: createdIn(life) },
        states: next.readings.map((reading) => ({
          ...momentOf(reading.entry),
          value: reading.content().value,
          ...hydrationOf(reading),
        })),
        ...(settled && { settled }),
        omits: omitted(store.source),
        persists: subject.members
          .filter((member) => isPersistence(subject, store, member))
          .map(({ source }) => source.id),
        leavesOut: (source, path) => {
          const member = subject.members.find((each) => each.source.id === source)
          return !member || isLeftOut(store, member, path, leftAt) || isDerived(store, member, path, leftAt)
        },
        isVolatile: (path) => isVolatile(store.source, path),
      },
    ]
  })
}

/** A store within one document. */
interface Life {
  document: RecordedDocument
  readings: Reading[]
}

function livesOf({ history }: Member): Life[] {
  const lives = new Map<string, Life>()
  for (const reading of history.readings) {
    const { document } = reading.entry
    const life = lives.get(document.id)
    if (life) life.readings.push(reading)
    else if (document.top) lives.set(document.id, { document, readings: [reading] })
  }
  return [...lives.values()].toSorted((a, b) => a.document.startedAt - b.document.startedAt)
}

function createdIn({ readings: [first] }: Life): { value: unknown } | undefined {
  return first?.entry.event.type === 'store-created' ? { value: first.content().value } : undefined
}

function hydrationOf({ entry: { event } }: Reading): { hydration?: number } {
  return event.type === 'store-changed' && event.hydration !== undefined ? { hydration: event.hydration } : {}
}

function pageOf({ url }: RecordedDocument): string {
  return url.replace(/[?#].*$/, '')
}

/** What merely looks alike, or was pinned, is no store's persistence. */
function isPersistence({ links }: SubjectModel, store: Member, { source }: Member): boolean {
  const { kind, key } = source
  if (kind === 'memory' || kind === 'server' || kind === 'rendered') return false
  const { persist, parts = [] } = store.source
  if ([persist, ...parts].some((each) => each?.name === key)) return true
  return links.some(({ to, why }) => to === source.id && why !== 'content' && why !== 'pinned')
}

/** The first moment in a document at which the subject had been quiet for a second, and the page waited for no answer. */
function restOf(
  subject: SubjectModel,
  life: Life,
  { timeline, left, thresholds, calls }: Known,
): ReloadFact['settled'] {
  const { id } = life.document
  const end = left.get(id)?.event.at ?? timeline.now
  const facts = subject.members
    .filter(({ tab }) => tab === undefined)
    .flatMap(({ history }) => history.facts.filter(({ document }) => document.id === id))
    .map(({ event: { at } }) => [at, at] as const)
  const waits = calls()
    .filter(({ document, outcome }) => document === id && outcome !== 'unheard')
    .map(({ at, endedAt = end }) => [at, Math.min(endedAt, at + LONGEST_WAIT)] as const)
  let busy = Number.NEGATIVE_INFINITY
  for (const [from, until] of [...facts, ...waits].toSorted(([a], [b]) => a - b)) {
    if (busy > 0 && from - busy >= thresholds.settledAfterMs) break
    busy = Math.max(busy, until)
  }
  const at = busy + thresholds.settledAfterMs
  if (busy < 0 || at > end) return undefined
  const held = life.readings.findLast((reading) => reading.at <= at)?.content()
  return held?.present ? { at, value: held.value } : undefined
}
