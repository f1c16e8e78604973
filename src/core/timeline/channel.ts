import type { SessionSource } from '../session/session'
import { parseAddress } from './address'
import type { History } from './history'
import { messageOf } from './message'
import type { Entry, Timeline } from './merge'
import { isPayload } from './payload'
import { agentSourceId } from './source-id'

/** What the server sent over a connection, by kind of message: its word at that moment, not what it holds from then on. */
export function channelHistories(timeline: Timeline): History[] {
  const byKind = new Map<string, { source: SessionSource; entries: Entry[] }>()
  for (const entry of timeline.entries) {
    const { event } = entry
    if (event.type !== 'message-received' || !isState(messageOf(event).data)) continue
    const { origin, path } = parseAddress(event.url)
    const label = `${path} ${messageOf(event).type}`
    const id = `${origin} message:${label}`
    const known = byKind.get(id) ?? {
      source: { id, kind: 'server', label: `message ${label}`, url: event.url, documents: [] },
      entries: [],
    }
    byKind.set(id, known)
    const { documents = [] } = known.source
    if (!documents.includes(entry.document.id)) known.source.documents = [...documents, entry.document.id]
    known.entries.push(entry)
  }
  return [...byKind.values()].map(({ source, entries }) => ({
    source,
    readings: entries.flatMap((entry) => {
      const { event } = entry
      if (event.type !== 'message-received') return []
      const value = messageOf(event).data
      return [{ at: event.at, entry, content: () => ({ present: true, value, codec: 'json' }) }]
    }),
    refused: [],
    facts: entries,
    incomplete: false,
  }))
}

const isState = (data: unknown): boolean => typeof data === 'object' && data !== null

/** Whether a source is what came over a connection. */
export function isChannel({ id, kind }: Pick<SessionSource, 'id' | 'kind'>): boolean {
  return kind === 'server' && agentSourceId(id).startsWith('message:')
}

/** What the server said once and does not answer for later: payloads and messages. */
export function isSnapshot(source: Pick<SessionSource, 'id' | 'kind'>): boolean {
  return isPayload(source) || isChannel(source)
}
