import type { SessionSource } from '../session/session'
import { decode } from '../value/decode'
import type { AgentEvent } from './event'
import type { History } from './history'
import type { Entry } from './merge'
import { agentSourceId } from './source-id'

const decoded = new WeakMap<AgentEvent, unknown>()

/** What a source that is a payload held: what each document was rendered with. */
export function payloadHistory(source: SessionSource, facts: Entry[]): History {
  const readings = facts.flatMap((entry) => {
    const { event } = entry
    if (event.type !== 'payload-found') return []
    if (!decoded.has(event)) decoded.set(event, decode(event.value))
    return [{ at: event.at, entry, content: () => ({ present: true, value: decoded.get(event), codec: 'json' }) }]
  })
  return { source, readings, refused: [], facts, subscriptions: [], incomplete: false }
}

/** State that the server rendered into a page, of which it is a picture: what the server held when the page was loaded. */
export function isPayload({ id, kind }: Pick<SessionSource, 'id' | 'kind'>): boolean {
  return kind === 'server' && agentSourceId(id).startsWith('payload:')
}
