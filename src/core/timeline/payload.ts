import type { SessionSource } from '../session/session'
import type { AgentEvent } from './event'
import type { Content, DecodeContent, History } from './history'
import type { Entry } from './merge'
import { agentSourceId } from './source-id'

const decoders = new WeakMap<DecodeContent, WeakMap<AgentEvent, Content>>()

/** What a source that is a payload held: what each document was rendered with. */
export function payloadHistory(source: SessionSource, facts: Entry[], decodeContent: DecodeContent): History {
  const known = decoders.get(decodeContent) ?? new WeakMap<AgentEvent, Content>()
  decoders.set(decodeContent, known)
  const readings = facts.flatMap((entry) => {
    const { event } = entry
    if (event.type !== 'payload-found') return []
    const content = (): Content => {
      const before = known.get(event)
      if (before) return before
      const decoded = decodeContent({ value: event.value })
      // The agent parses what is JSON, as the page does.
      const own = decoded.codec === 'structured' ? { ...decoded, codec: 'json' } : decoded
      known.set(event, own)
      return own
    }
    return [{ at: event.at, entry, content }]
  })
  return { source, readings, refused: [], facts, subscriptions: [], incomplete: false }
}

/** State that the server rendered into a page, of which it is a picture: what the server held when the page was loaded. */
export function isPayload({ id, kind }: Pick<SessionSource, 'id' | 'kind'>): boolean {
  return kind === 'server' && agentSourceId(id).startsWith('payload:')
}
