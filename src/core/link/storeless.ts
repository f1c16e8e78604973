import { THRESHOLDS } from '../thresholds'
import { collectionIn, isDictionary } from '../timeline/entity'
import type { SourceKind } from '../timeline/event'
import { type History, type Reading, readingAt } from '../timeline/history'
import type { Resource } from '../timeline/server'
import { formatPath, lookup } from '../value/path'
import { byPair } from './by-pair'
import { linkEnd } from './decision'
import { findPlace, type Place } from './match'
import type { IsRefused } from './pinned'
import type { Candidate } from './subject'

/** Answers that are looked for in an entry. */
const EXAMINED = 5

interface Known {
  /** What each resource answered. */
  served: ReadonlyMap<string, History>
  /** Sources that belong to a subject already. */
  taken: ReadonlySet<string>
  isRefused: IsRefused
}

/**
 * Entries to the resources whose answers they held, for apps that keep their data in storage and on the server only. Both
 * must have agreed on nearly everything, and be each other's only match: a coincidence (favourites, a cart, a queue, a log)
 * would show two strangers as drifting apart.
 */
export function storelessLinks(
  histories: ReadonlyMap<string, History>,
  resources: readonly Resource[],
  { served, taken, isRefused }: Known,
): Candidate[] {
  const entries = [...histories.values()].filter(({ source }) => isStorage(source.kind) && !taken.has(source.id))
  const links = resources
    .filter(({ source }) => !taken.has(source.id))
    .flatMap((resource) =>
      entries.flatMap((entry) => {
        const link = { store: entry.source.id, source: resource.source.id }
        if (isRefused(link) || !isAskedFrom(entry, resource)) return []
        const place = placeOf(resource, served.get(link.source), entry)
        return place ? [linkOf(link, place)] : []
      }),
    )
  return links.filter((link) => !links.some((other) => isRival(link, other)))
}

function isStorage(kind: SourceKind): boolean {
  return kind !== 'memory' && kind !== 'server' && kind !== 'rendered'
}

function isAskedFrom({ source }: History, { requests }: Resource): boolean {
  const documents = new Set(source.documents)
  return requests.some(({ exchange }) => documents.has(exchange.started.document.id))
}

/** The same answer in another entry, or another answer at the same place. Tabs have sessionStorage of their own. */
function isRival(a: Candidate, b: Candidate): boolean {
  if (a.source === b.source) return linkEnd(a.store) !== linkEnd(b.store)
  return a.store === b.store && formatPath(a.mount) === formatPath(b.mount)
}

/** Where in an entry that is still there an answer once stood as a whole. */
function placeOf(resource: Resource, answers: History | undefined, entry: History): Place | undefined {
  if (!entry.readings.at(-1)?.content().present) return undefined
  // What writes were answered with may be a copy in passing.
  const asked = answers?.readings.filter((answer) => isRead(resource, answer)).slice(-EXAMINED) ?? []
  for (const answer of asked.toReversed()) {
    const after = entry.readings.find((reading) => reading.entry.seq > answer.entry.seq)
    for (const reading of [after, readingAt(entry, answer.at)]) {
      const content = reading?.content()
      const { value } = answer.content()
      if (!content?.present || !isObject(content.value) || !isObject(value)) continue
      const place = wholePlace(value, content.value)
      if (place) return place
    }
  }
  return undefined
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Each diagnosis asks again for every answer and every entry. */
const wholePlace = byPair((answer, stored): Place | undefined => {
  const place = findPlace(answer, stored)
  return place && isSure(place) && isWhole(place, answer, stored) ? place : undefined
})

function isRead({ requests }: Resource, { entry }: Reading): boolean {
  return requests.some(({ exchange }) => exchange.method === 'GET' && (exchange.read ?? exchange.ended) === entry)
}

function isSure({ share, telling, ids }: Place): boolean {
  return share >= THRESHOLDS.likelyContentShare && (telling >= 3 || (ids.length >= 2 && telling >= 2))
}

/** The entry, or one of its members (`{ at, data }`), is the answer: not a list that has it, nor a part of a list. */
function isWhole({ path, shape, ids }: Place, answer: unknown, stored: unknown): boolean {
  if (path.length > 1) return false
  if (shape !== 'list' && shape !== 'record') return true
  const list = collectionIn(answer)
  const most = Math.max(list?.items.length ?? 0, sizeOf(lookup(stored, path)?.value))
  return list !== undefined && ids.length >= most * THRESHOLDS.likelyContentShare
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return isDictionary(value) ? Object.keys(value).length : 0
}

function linkOf(link: Pick<Candidate, 'store' | 'source'>, { path, from, shape, ids, share }: Place): Candidate {
  const item = shape === 'entity' ? ids[0] : undefined
  const percent = Math.round(share * 100)
  return {
    ...link,
    mount: path,
    from,
    shape,
    ...(item !== undefined && { item }),
    why: 'content',
    confidence: 'likely',
    because: `by content: the entry held what the server answered, ${percent} % of the leaves equal`,
  }
}
