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
 * with the steps since), requests still under way, and how the document began. What `clear` leaves.
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
  return events.toReversed().filter(isNeeded).toReversed()
}
