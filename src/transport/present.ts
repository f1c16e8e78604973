import type { AgentEvent } from '../protocol/recording'

const CONTENT = new Set<AgentEvent['type']>([
  'storage-found',
  'storage-read',
  'storage-written',
  'storage-removed',
  'payload-found',
  'rendered',
])

/**
 * The events that the present needs and no more, in order: what each store and storage entry holds (its last whole state
 * with the steps since, the older of them as one), requests still under way, and how the document began. What `clear` leaves.
 */
export function presentOf(events: readonly AgentEvent[]): AgentEvent[] {
  const stores = new Set<string>()
  const entries = new Set<string>()
  const ended = new Set<string>()
  const isNeeded = (event: AgentEvent): boolean => {
    switch (event.type) {
      case 'document-started':
        return true
      case 'store-gone':
      case 'store-created':
      case 'store-changed': {
        if (stores.has(event.source)) return false
        if (event.type === 'store-gone' || event.state !== undefined) stores.add(event.source)
        return true
      }
      case 'request-finished':
      case 'request-failed':
        ended.add(event.request)
        return false
      case 'request-started':
        return !ended.has(event.request)
      default: {
        if (!CONTENT.has(event.type) || !('source' in event) || entries.has(event.source)) return false
        entries.add(event.source)
        return true
      }
    }
  }
  return folded(events.toReversed().filter(isNeeded).toReversed())
}

/** Changes of a store that stay events of their own: a large store tells its whole state seldom. */
const OWN = 50

type Changed = Extract<AgentEvent, { type: 'store-changed' }>

/** Of more than `OWN` changes of a store, all but the last ones are told as one that has their steps: nobody's, for they had many writers. */
function folded(events: readonly AgentEvent[]): AgentEvent[] {
  const changes = new Map<string, Changed[]>()
  for (const event of events) {
    if (event.type !== 'store-changed' || event.state !== undefined) continue
    const own = changes.get(event.source)
    if (own) own.push(event)
    else changes.set(event.source, [event])
  }
  const instead = new Map<AgentEvent, Changed | undefined>()
  for (const own of changes.values()) {
    const early = own.slice(0, -OWN)
    const last = early.at(-1)
    for (const event of early) instead.set(event, undefined)
    if (!last) continue
    const { seq, at, run, task, type, source } = last
    instead.set(last, { seq, at, run, task, type, source, steps: early.flatMap(({ steps = [] }) => steps) })
  }
  return events.flatMap((event) => (instead.has(event) ? (instead.get(event) ?? []) : event))
}
