import type { ChangeFact, DocumentFact, Facts, RequestFact } from '../../core/facts'
import { savesNothing } from '../../core/timeline/address'
import { agree } from '../../core/timeline/agree'
import { entityId, isDictionary } from '../../core/timeline/entity'
import { same } from '../../core/value/equal'
import { lookup, type Path } from '../../core/value/path'
import { heldOf, keptOf } from './kept'
import { lastChangeOf, type Rhythm, rhythmsOf } from './rhythm'

export type Needs = Pick<Facts, 'requests' | 'changes' | 'uses' | 'memory' | 'entries' | 'payloads' | 'documents'>

/** A save is this much late at most, as a multiple of the longest delay seen. */
const LATE = 1.5

/** What a page was left with before the server had it. */
export interface Unsaved {
  document: DocumentFact & { left: string; leftAt: number }
  /** Sent and not answered, or else not sent. */
  request?: RequestFact
  rhythm?: Rhythm
  change?: ChangeFact
  /** With what stood there; undefined: it was removed. */
  paths: { path: Path; value: { value: unknown } | undefined }[]
}

/** What was under way, or would have been by the store's rhythm, when a document was left. */
export function unsavedIn(facts: Needs, { id, leftAt, left, startedAt }: DocumentFact): Unsaved[] {
  if (left === undefined || leftAt === undefined) return []
  const document = { id, startedAt, left, leftAt }
  const changes = facts.changes.filter((each) => each.document === id)
  const state = changes.at(-1)?.after
  const inFlight = facts.requests
    .filter((request) => request.document === id && isCutOff(request))
    .map((request): Unsaved => {
      const paths = keptOf(request, state, facts).map((path) => ({ path, value: lookup(state, path) }))
      return { document, request, paths }
    })
  return [...inFlight, ...owed(facts, document, changes)].filter(({ paths }) => paths.length > 0)
}

/** Its page was left before it was answered, and the browser drops it with the page. */
export function isCutOff({ writes, outcome, keepalive, linkedBy, known, path }: RequestFact): boolean {
  if (!writes || outcome !== 'abandoned' || keepalive || linkedBy === 'alone') return false
  return known !== undefined || !savesNothing(path)
}

/** Changes that were left behind sooner than their save comes as a rule. */
function owed(facts: Needs, document: Unsaved['document'], changes: readonly ChangeFact[]): Unsaved[] {
  const state = changes.at(-1)?.after
  // What one save would have taken along is lost together.
  const known = rhythmsOf(facts)
  return [...new Set(known.map(({ save }) => save))].flatMap((save): Unsaved[] => {
    const rhythms = known.filter((rhythm) => rhythm.save === save)
    const found = rhythms.flatMap((rhythm) =>
      pathsOf(rhythm, state).flatMap((path) => {
        const change = lastChangeOf(facts.changes, path, (each) => each.document === document.id)
        const isSoon = change && document.leftAt - change.at <= rhythm.delay * LATE
        return change && isSoon && !isSent(facts, change, path)
          ? [{ path, value: lookup(state, path), change, rhythm }]
          : []
      }),
    )
    const last = found.at(-1)
    if (!last) return []
    const { change, rhythm } = last
    return [{ document, rhythm, change, paths: found.map(({ path, value }) => ({ path, value })) }]
  })
}

/** The member of each entity of a list or record, or of the thing itself. */
function pathsOf({ mount, key }: Rhythm, state: unknown): Path[] {
  const target = lookup(state, mount)?.value
  if (Array.isArray(target)) return target.flatMap((each, index) => [[...mount, entityId(each) ?? index, key]])
  if (!isDictionary(target)) return []
  const isRecord = !Object.hasOwn(target, key) && Object.values(target).every(isDictionary)
  return isRecord ? Object.keys(target).map((id) => [...mount, id, key]) : [[...mount, key]]
}

/** A request, beacons included, took the change along. */
function isSent({ requests, changes }: Needs, change: ChangeFact, path: Path): boolean {
  return requests.some(
    (request) =>
      request.writes &&
      request.document === change.document &&
      request.seq > change.seq &&
      (request.body === undefined || heldOf(request, change.after, changes).some((held) => same(held, path))),
  )
}

/** What became of it: where the server was read after the page was left, and which copies still claim it. */
export interface Fate {
  paths: Path[]
  /** The request or payload that told what the server holds; undefined: it was not read since. */
  reading?: { what: string; at: number; event: string }
  claims: string[]
}

/** The paths of which the server, as far as it was read since, knows nothing. */
export function fateOf(facts: Needs, { document, paths, request, rhythm }: Unsaved): Fate {
  const via = request ?? rhythm?.save
  const reading = via && readAfter(facts, via, document)
  const lacking = paths.filter(({ path, value }) => {
    const known = reading?.at(path)
    return !reading || (value === undefined ? known !== undefined : !known || !agree(known.value, value.value))
  })
  const claims = claimed(facts, lacking)
  const fate = { paths: isSettledSince(facts, via, document) ? [] : lacking.map(({ path }) => path), claims }
  return reading ? { ...fate, reading: { what: reading.what, at: reading.moment, event: reading.event } } : fate
}

interface Reading {
  what: string
  moment: number
  event: string
  at: (path: Path) => { value: unknown } | undefined
}

function readAfter(
  facts: Needs,
  { source, mount, known }: RequestFact,
  { id, leftAt }: Unsaved['document'],
): Reading | undefined {
  if (known && known.since.document !== id && known.since.at >= leftAt) {
    const { since, value } = known
    const by = facts.requests.findLast(
      (each) => each.source === source && each.document === since.document && each.at <= since.at,
    )
    const what = by ? `${by.line} answered` : 'the server answered'
    return { what, moment: since.at, event: since.event, at: (path) => lookup(value, path.slice(mount.length)) }
  }
  const payload = facts.payloads.findLast((each) => each.document !== id && each.at >= leftAt)
  if (!payload || !lookup(payload.value, mount)) return undefined
  const what = `the page came back rendered (${payload.label})`
  return { what, moment: payload.at, event: payload.event, at: (path) => lookup(payload.value, path) }
}

/** The app has saved that thing again since, or is about to. */
function isSettledSince(
  { requests }: Needs,
  via: RequestFact | undefined,
  { id, leftAt }: Unsaved['document'],
): boolean {
  return requests.some(
    (later) =>
      later.source === via?.source &&
      later.writes &&
      later.document !== id &&
      later.at >= leftAt &&
      (later.item === via.item || later.item === undefined || via.item === undefined) &&
      (later.outcome === 'ok' || later.outcome === 'pending' || later.outcome === 'unheard'),
  )
}

/** `memory`, `localStorage`: those that hold all of it, or where it was removed, none of it. */
function claimed({ memory, entries }: Needs, lacking: Unsaved['paths']): string[] {
  const holds = (state: unknown, mount: Path): boolean =>
    lacking.length > 0 &&
    lacking.every(({ path, value }) => {
      const own = lookup(state, path.slice(mount.length))
      return value === undefined ? own === undefined : own !== undefined && agree(own.value, value.value)
    })
  const stored = entries.flatMap(({ contents, mount, area }) => {
    const content = contents.at(-1)?.content()
    return content?.present && content.unreadable === undefined && holds(content.value, mount) ? [area] : []
  })
  return [...(memory && holds(memory.value, []) ? ['memory'] : []), ...new Set(stored)]
}
