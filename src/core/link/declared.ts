import type { SessionSource } from '../session/session'
import type { SourceKind } from '../timeline/event'
import type { History } from '../timeline/history'
import type { Entry } from '../timeline/merge'
import { formatPath, type Path } from '../value/path'
import type { Coincidence } from './runs'
import type { Candidate } from './subject'

const AREA_ORDER = ['localStorage', 'sessionStorage', 'indexedDB', 'cookie'] as const

/** Stores to the entries whose key they declare; among several areas, those that the store was seen to use. */
export function declaredLinks(histories: ReadonlyMap<string, History>, together: readonly Coincidence[]): Candidate[] {
  const entries = [...histories.values()].filter((history) => AREA_ORDER.some((area) => area === history.source.kind))
  const declared = [...histories.values()].flatMap((store) =>
    store.source.kind === 'memory' ? declarations(store.source).map((each) => ({ store, ...each })) : [],
  )
  return declared.flatMap(({ store, name, area, mount }) => {
    const named = entries.filter(
      ({ source }) =>
        source.key === name && (area === undefined || source.kind === area) && reachable(store.source, source),
    )
    const used = named.filter((entry) => hydratedFrom(store, entry) || writtenWith(store, entry, together))
    const chosen = used.length > 0 ? used : named.toSorted((a, b) => areaOrder(a) - areaOrder(b)).slice(0, 1)
    return chosen.map((entry): Candidate => {
      const certain = used.length > 0 || named.length === 1
      const what = mount.length === 0 ? 'the store' : `\`${formatPath(mount)}\` of the store`
      const because = `${what} persists under the name "${name}"`
      const link = { store: store.source.id, source: entry.source.id, mount, from: [], shape: 'object' as const }
      return { ...link, why: 'declared', confidence: certain ? 'certain' : 'likely', because }
    })
  })
}

interface Declaration {
  name: string
  area: SourceKind | undefined
  mount: Path
}

/** Under which names a store persists what of it. */
function declarations({ persist, parts = [] }: SessionSource): Declaration[] {
  const whole = persist ? [{ name: persist.name, area: persist.area, mount: [] }] : []
  return [...whole, ...parts.map(({ name, area, mount }) => ({ name, area, mount }))]
}

/** Same origin, and the same tab where the entry is a tab's own. */
export function reachable(store: SessionSource, entry: SessionSource): boolean {
  if (entry.tab !== undefined && entry.tab !== store.tab) return false
  return origin(store.id) === origin(entry.id)
}

function origin(id: string): string {
  const scope = id.slice(0, id.indexOf(' '))
  return scope.slice(scope.indexOf('@') + 1).replace(/^([a-z]+:\/\/[^/]+).*$/, '$1')
}

function areaOrder(history: History): number {
  return AREA_ORDER.findIndex((kind) => kind === history.source.kind)
}

/** The entry was read between the start of one of the store's hydrations and what that hydration read. */
export function hydratedFrom(store: History, entry: History): boolean {
  return hydrationSpans(store).some((span) =>
    entry.facts.some((fact) => fact.event.type === 'storage-read' && within(fact, span)),
  )
}

interface Span {
  from: Entry
  to: Entry
}

function hydrationSpans(store: History): Span[] {
  const spans: Span[] = []
  for (const from of store.facts) {
    const { event } = from
    if (event.type !== 'persist-hydration' || event.step !== 'started') continue
    const to = store.facts.find(
      (each) =>
        each.seq > from.seq &&
        each.document === from.document &&
        each.event.type === 'persist-hydration' &&
        each.event.hydration === event.hydration &&
        each.event.step !== 'started',
    )
    if (to) spans.push({ from, to })
  }
  return spans
}

function within(fact: Entry, { from, to }: Span): boolean {
  if (fact.document !== from.document || fact.seq > to.seq) return false
  const startedAt = fact.event.type === 'storage-read' ? fact.event.startedAt : undefined
  return startedAt === undefined ? fact.seq > from.seq : startedAt >= from.event.at
}

function writtenWith(store: History, entry: History, together: readonly Coincidence[]): boolean {
  return together.some(
    ({ fact, inTask }) => fact.source === entry.source.id && inTask.some((change) => change.source === store.source.id),
  )
}
