import type { AreaFact } from '../facts'
import type { SubjectModel } from '../link/subject'
import { QUOTA_ERROR } from '../timeline/failure'
import type { SourceKind } from '../timeline/event'
import type { History } from '../timeline/history'
import type { Timeline } from '../timeline/merge'
import type { Thresholds } from '../thresholds'
import { sizeOf } from './cost-facts'
import { areaName } from './entry-facts'
import { momentOf } from './store-facts'

/** Entries that are named as the largest. */
const NAMED = 3

interface Entry {
  source: string
  key: string
  size: number
  event: string
}

interface Area {
  kind: SourceKind
  entries: Entry[]
  refused: boolean
}

interface Recorded {
  timeline: Timeline
  histories: ReadonlyMap<string, History>
  thresholds: Thresholds
}

/** The areas of which a subject has the largest entry; of the same store in several tabs, it is told with the first. */
export function areaFacts(
  { id, members }: SubjectModel,
  siblings: readonly SubjectModel[],
  recorded: Recorded,
): AreaFact[] {
  const places = new Set(members.filter(({ source }) => isArea(source.kind)).map(({ source }) => placeOf(source.id)))
  return [...places].flatMap((place): AreaFact[] => {
    const area = areasOf(recorded).get(place)
    const [first] = area?.entries ?? []
    if (!area || !first || !members.some(({ source }) => source.id === first.source)) return []
    const teller = siblings.find((each) => each.members.some(({ source }) => source.id === first.source))
    if (teller && teller.id !== id) return []
    return roomOf(area, place, recorded)
  })
}

function roomOf({ kind, entries, refused }: Area, place: string, { timeline, thresholds }: Recorded): AreaFact[] {
  const facts = { kind, area: areaName(kind), largest: entries.slice(0, NAMED), refused }
  if (kind !== 'indexedDB') {
    const used = entries.reduce((sum, { key, size }) => sum + key.length + size, 0)
    return [{ ...facts, used, room: thresholds.webStorageUnits }]
  }
  const origin = place.slice(0, place.indexOf(' '))
  const entry = timeline.entries.findLast(
    ({ event, document }) => event.type === 'storage-estimated' && document.origin === origin,
  )
  if (entry?.event.type !== 'storage-estimated') return []
  return [{ ...facts, used: entry.event.usage, room: entry.event.quota, estimated: momentOf(entry) }]
}

const isArea = (kind: SourceKind): boolean =>
  kind === 'localStorage' || kind === 'sessionStorage' || kind === 'indexedDB'

/** `http://localhost:3000 localStorage` */
const placeOf = (source: string): string => source.slice(0, source.indexOf(':', source.indexOf(' ')))

const found = new WeakMap<ReadonlyMap<string, History>, Map<string, Area>>()

/** What stands in all areas when the recording ends, the largest first. */
function areasOf({ histories, timeline }: Recorded): Map<string, Area> {
  const before = found.get(histories)
  if (before) return before
  const isEstimated = timeline.entries.some(({ event }) => event.type === 'storage-estimated')
  const areas = new Map<string, Area>()
  for (const { source, readings, refused } of histories.values()) {
    if (!isArea(source.kind) || (source.kind === 'indexedDB' && !isEstimated)) continue
    const place = placeOf(source.id)
    const area = areas.get(place) ?? { kind: source.kind, entries: [], refused: false }
    areas.set(place, area)
    area.refused ||= refused.some(
      ({ entry: { event } }) => event.type === 'storage-failed' && QUOTA_ERROR.test(event.error.name),
    )
    const last = readings.at(-1)?.entry
    const size = last ? sizeOf(last.event) : 0
    if (last && size > 0)
      area.entries.push({ source: source.id, key: source.key ?? source.label, size, event: last.id })
  }
  for (const { entries } of areas.values()) entries.sort((a, b) => b.size - a.size)
  found.set(histories, areas)
  return areas
}
