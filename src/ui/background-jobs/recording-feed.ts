import type { AgentEvent } from '../../core/timeline/event'
import type { RecordedDocument, Recording } from '../../core/timeline/recording'
import type { RecordingChanges } from './search-messages'

/** Says what is new of a recording that goes on, for somebody who has all that was said before. */
export class RecordingFeed {
  private sent = new Map<string, readonly AgentEvent[]>()

  /** undefined: nothing is new. */
  changes({ tabs, now, documents }: Recording): RecordingChanges | undefined {
    const before = this.sent
    this.sent = new Map(documents.map(({ id, events }) => [id, [...events]]))
    const changed = documents.map(({ events, ...document }) => {
      const kept = alike(events, before.get(document.id) ?? [])
      return { ...document, kept, events: events.slice(kept) }
    })
    const isNew =
      before.size !== documents.length ||
      changed.some(({ id, kept, events }) => events.length > 0 || kept !== before.get(id)?.length)
    return isNew ? { tabs, now, documents: changed } : undefined
  }
}

/** How many events at the beginning are the very same. */
function alike(events: readonly AgentEvent[], before: readonly AgentEvent[]): number {
  const most = Math.min(events.length, before.length)
  for (let index = 0; index < most; index++) if (events[index] !== before[index]) return index
  return most
}

/** The recording with what is new of it. The events that were there stay the same objects. */
export function takeChanges(recording: Recording, { tabs, now, documents }: RecordingChanges): Recording {
  const known = new Map(recording.documents.map(({ id, events }) => [id, events]))
  return {
    tabs,
    now,
    documents: documents.map(({ kept, events, ...document }): RecordedDocument => {
      const before = known.get(document.id)?.slice(0, kept) ?? []
      return { ...document, events: [...before, ...events] }
    }),
  }
}
