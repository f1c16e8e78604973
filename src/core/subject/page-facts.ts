import type { Moment, PayloadFact } from '../facts'
import type { SubjectModel } from '../link/subject'
import type { AgentEvent } from '../timeline/event'
import type { Member } from '../timeline/member'
import type { Timeline } from '../timeline/merge'
import { isPayload } from '../timeline/payload'
import { momentOf } from './store-facts'

/** What the pages of a subject were rendered with, in order of their loads. */
export function payloadFacts({ members }: SubjectModel): PayloadFact[] {
  return members
    .filter(({ source }) => isPayload(source))
    .flatMap(({ source, history, view }) =>
      history.readings.map(({ entry, content }) => ({
        ...momentOf(entry),
        source: source.id,
        label: source.label,
        value: view(content().value),
      })),
    )
    .toSorted((a, b) => a.seq - b.seq)
}

/** When a person used the documents in which a store lived. */
export function useFacts(store: Member, timeline: Timeline): Moment[] {
  return momentsOf('page-used', store, timeline)
}

/** When the server said something over a connection to the documents in which a store lived. */
export function messageFacts(store: Member, timeline: Timeline): Moment[] {
  return momentsOf('message-received', store, timeline)
}

function momentsOf(type: AgentEvent['type'], store: Member, timeline: Timeline): Moment[] {
  const documents = new Set(store.history.facts.map(({ document }) => document.id))
  return timeline.entries
    .filter(({ event, document }) => event.type === type && documents.has(document.id))
    .map((entry) => momentOf(entry))
}
