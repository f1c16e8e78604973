import type { DiagnosedSubject, Layer, TimelineEvent } from '../../../core/diagnosis'
import { isOf, isOfAnotherTab } from '../../store/stepping'

/** Lanes of the timeline, top to bottom; also the order of the toggles. */
export const LAYERS: readonly Layer[] = ['memory', 'storage', 'server', 'hydration', 'rendered', 'tabs', 'document']

/** What stands on a lane: an event, or all of one request or hydration. */
export interface Item {
  from: number
  /** The same as `from` for an event; `Infinity` while it goes on. */
  to: number
  failed: boolean
  /** Not of the shown subject. */
  quiet: boolean
  /** In their order; the first is what a click selects. */
  events: [TimelineEvent, ...TimelineEvent[]]
}

export interface Lane {
  layer: Layer
  /** In order of `from`. */
  items: Item[]
}

/** By what belongs together: which event begins it, and which ends it. */
const SPANS: Readonly<Record<string, { key: readonly string[]; ends: (event: TimelineEvent) => boolean }>> = {
  'request-started': { key: ['request'], ends: ({ type }) => type === 'request-finished' || type === 'request-failed' },
  'persist-hydration': { key: ['source', 'hydration'], ends: ({ step }) => step === 'applied' || step === 'failed' },
  'react-hydration': { key: ['framework'], ends: ({ step }) => step === 'finished' },
}
const BEGUN_BY: Readonly<Record<string, string>> = {
  'request-finished': 'request-started',
  'request-failed': 'request-started',
}

/** Places events on their lanes; what lasts becomes one item from its first event to its last. */
export function lanesOf(
  events: readonly TimelineEvent[],
  subject?: DiagnosedSubject,
  always: readonly Layer[] = [],
): Lane[] {
  const lanes = new Map<Layer, Lane>()
  const sources = new Set(subject?.sources)
  const open = new Map<string, Item>()
  const laneOf = (layer: Layer): Lane => {
    const lane = lanes.get(layer) ?? { layer, items: [] }
    lanes.set(layer, lane)
    return lane
  }
  for (const layer of always) laneOf(layer)
  for (const event of events) {
    if (event.type === 'document-left') leave(open, event)
    const isElsewhere = subject !== undefined && isOfAnotherTab(event, subject, sources)
    const begins = BEGUN_BY[event.type] ?? event.type
    const span = SPANS[begins]
    const key = span && [event.document, begins, ...span.key.map((member) => String(event[member]))].join(' ')
    const lasting = key === undefined ? undefined : open.get(key)
    if (key !== undefined && lasting) {
      lasting.events.push(event)
      lasting.failed ||= event.failed
      if (!span?.ends(event)) continue
      lasting.to = event.at
      open.delete(key)
      continue
    }
    const asked = event['startedAt']
    const from = typeof asked === 'number' ? Math.min(asked, event.at) : event.at
    const item: Item = {
      from,
      to: event.at,
      failed: event.failed,
      quiet: subject !== undefined && !isOf(event, subject, sources) && !isElsewhere,
      events: [event],
    }
    if (key !== undefined && span && begins === event.type && !span.ends(event)) {
      item.to = Number.POSITIVE_INFINITY
      open.set(key, item)
    }
    laneOf(isElsewhere ? 'tabs' : event.layer).items.push(item)
  }
  for (const { items } of lanes.values()) items.sort((a, b) => a.from - b.from)
  return LAYERS.flatMap((layer) => lanes.get(layer) ?? [])
}

/** What was under way in a document ended with it. */
function leave(open: Map<string, Item>, { document, at }: TimelineEvent): void {
  for (const [key, item] of open) {
    if (item.events[0].document !== document) continue
    item.to = at
    open.delete(key)
  }
}
