import type { Moment, PayloadFact, SentFact } from '../facts'
import type { SubjectModel } from '../link/subject'
import { decodedBody } from '../timeline/bodies'
import type { AgentEvent } from '../timeline/event'
import type { Member } from '../timeline/member'
import type { Entry, Timeline } from '../timeline/merge'
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

/** What the documents in which a store lived sent over a connection. */
export function sentFacts(store: Member, timeline: Timeline): SentFact[] {
  return entriesOf('message-sent', store, timeline).map((entry) => ({
    ...momentOf(entry),
    body: () => (entry.event.type === 'message-sent' ? decodedBody(entry.event, entry.event.body) : undefined),
  }))
}

function momentsOf(type: AgentEvent['type'], store: Member, timeline: Timeline): Moment[] {
  return entriesOf(type, store, timeline).map((entry) => momentOf(entry))
}

function entriesOf(type: AgentEvent['type'], store: Member, timeline: Timeline): Entry[] {
  const documents = new Set(store.history.facts.map(({ document }) => document.id))
  return timeline.entries.filter(({ event, document }) => event.type === type && documents.has(document.id))
}
