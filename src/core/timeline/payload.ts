import type { SessionSource } from '../session/session'
import type { AgentEvent } from './event'
import type { Content, DecodeContent, History } from './history'
import type { Entry } from './merge'
import { withAnswersByKey } from './payload/dehydrated'
import { flightProps } from './payload/flight'
import { fetchedBody, svelteKitData } from './payload/sveltekit'
import { turboStream } from './payload/turbo-stream'
import { agentSourceId } from './source-id'

/** Payloads that are held as the scripts which bring them. */
const SCRIPTS = new Map<string, (script: string) => unknown>([
  ['__next_f', flightProps],
  ['__reactRouterContext', turboStream],
  ['__sveltekit', svelteKitData],
])

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
      const plain = decoded.codec === 'structured' ? { ...decoded, codec: 'json' } : decoded
      const own = { ...plain, value: contentOf(event.source, plain.value) }
      known.set(event, own)
      return own
    }
    return [{ at: event.at, entry, content }]
  })
  return { source, readings, refused: [], facts, subscriptions: [], incomplete: false }
}

/** What frameworks print as scripts is held as that text; so many pages make no sense of it that none may end the rest. */
function contentOf(source: string, value: unknown): unknown {
  const label = source.slice(source.indexOf(':') + 1)
  const content = readAs(label)
  try {
    return withAnswersByKey(content?.(value) ?? value)
  } catch {
    return value
  }
}

function readAs(label: string): ((value: unknown) => unknown) | undefined {
  if (label.startsWith('fetched ')) return fetchedBody
  const read = SCRIPTS.get(label)
  return read && ((value) => (typeof value === 'string' ? read(value) : undefined))
}

/** State that the server rendered into a page, of which it is a picture: what the server held when the page was loaded. */
export function isPayload({ id, kind }: Pick<SessionSource, 'id' | 'kind'>): boolean {
  return kind === 'server' && agentSourceId(id).startsWith('payload:')
}
