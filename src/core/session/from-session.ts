import { type AgentEvent, EventSchema } from '../timeline/event'
import type { Recording } from '../timeline/recording'
import { agentSourceId } from '../timeline/source-id'
import type { Session, SessionEvent } from './session'

/** The recording a session was made from: `diagnose` says of it what the session says. */
export function fromSession(session: Session): Recording {
  const events = new Map<string, AgentEvent[]>()
  for (const event of session.events) {
    const known = events.get(event.document)
    if (known) known.push(toAgentEvent(event))
    else events.set(event.document, [toAgentEvent(event)])
  }
  return {
    tabs: session.tabs,
    documents: session.environment.documents.map(({ agentSources, ...document }) => ({
      ...document,
      sources: agentSources,
      events: (events.get(document.id) ?? []).toSorted((a, b) => a.seq - b.seq),
    })),
    now: session.environment.at,
  }
}

/** Types of events that name a source themselves; of the others the diagnosis found it out. */
const WITH_SOURCE: ReadonlySet<string> = new Set(
  EventSchema.options.filter(({ entries }) => 'source' in entries).map(({ entries }) => entries.type.literal),
)

/** Takes off what the session added. The shape of what remains was checked when the session was parsed. */
export function toAgentEvent(event: SessionEvent): AgentEvent {
  const { id, seq: _seq, tab: _tab, document: _document, paths: _paths, source, ...fact } = event
  const seq = Number(id.slice(id.lastIndexOf('#') + 1))
  const named = WITH_SOURCE.has(event.type) ? { source: agentSourceId(source) } : {}
  return { ...fact, ...named, seq } as unknown as AgentEvent
}
