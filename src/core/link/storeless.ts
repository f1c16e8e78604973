import { THRESHOLDS } from '../thresholds'
import type { SourceKind } from '../timeline/event'
import { type History, readingAt } from '../timeline/history'
import type { Resource } from '../timeline/server'
import { linkEnd } from './decision'
import { findPlace, type Place } from './match'
import type { IsRefused } from './pinned'
import type { Candidate } from './subject'

/** Contents of an entry that are looked through for what the server answered. */
const EXAMINED = 5

interface Known {
  /** What each resource answered. */
  served: ReadonlyMap<string, History>
  /** Sources that belong to a subject already. */
  taken: ReadonlySet<string>
  isRefused: IsRefused
}

/**
 * Entries to the resources whose answers they held, for apps that keep their data in storage and on the server only. Neither
 * may belong to a store, and both must have agreed on much: a coincidence here would show two strangers as drifting apart.
 */
export function storelessLinks(
  histories: ReadonlyMap<string, History>,
  resources: readonly Resource[],
  { served, taken, isRefused }: Known,
): Candidate[] {
  const entries = [...histories.values()].filter(({ source }) => isStorage(source.kind) && !taken.has(source.id))
  return resources.flatMap((resource) => {
    const { id } = resource.source
    const answers = taken.has(id) ? [] : (served.get(id)?.readings ?? [])
    if (answers.length === 0) return []
    const free = entries.filter(({ source }) => !isRefused({ store: source.id, source: id }))
    const found = free.flatMap((entry) => {
      const documents = new Set(entry.source.documents)
      if (!resource.requests.some(({ exchange }) => documents.has(exchange.started.document.id))) return []
      const places = answers.slice(-EXAMINED).flatMap((answer) => {
        const after = entry.readings.find((reading) => reading.entry.seq > answer.entry.seq)
        return [after, readingAt(entry, answer.at)].flatMap((reading) => {
          const content = reading?.content()
          if (!content?.present || typeof content.value !== 'object') return []
          const place = findPlace(answer.content().value, content.value)
          return place && isSure(place) ? [{ entry, place }] : []
        })
      })
      return places.slice(0, 1)
    })
    // One that is found in several entries is a copy in passing (a cache, a log).
    const keys = new Set(found.map(({ entry }) => linkEnd(entry.source.id)))
    return keys.size === 1 ? found.map(({ entry, place }) => linkOf(entry, id, place)) : []
  })
}

function isStorage(kind: SourceKind): boolean {
  return kind !== 'memory' && kind !== 'server' && kind !== 'rendered'
}

function isSure({ share, telling, ids }: Place): boolean {
  return share >= THRESHOLDS.likelyContentShare && (telling >= 3 || (ids.length >= 2 && telling >= 2))
}

function linkOf(entry: History, resource: string, { path, from, shape, ids, share }: Place): Candidate {
  const item = shape === 'entity' ? ids[0] : undefined
  const percent = Math.round(share * 100)
  return {
    store: entry.source.id,
    source: resource,
    mount: path,
    from,
    shape,
    ...(item !== undefined && { item }),
    why: 'content',
    confidence: 'likely',
    because: `by content: the entry held what the server answered, ${percent} % of the leaves equal`,
  }
}
