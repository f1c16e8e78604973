import { decode } from '../value/decode'
import { isDictionary } from './entity'
import type { AgentEvent } from './event'
import { parsedOr } from './parsed-or'

type MessageEvent = Extract<AgentEvent, { type: 'message-received' | 'message-sent' }>

/** A message without what its protocol wraps it in. */
export interface Message {
  /** What kind it says it is: `scene.updated`; `message` where it does not say. */
  type: string
  data: unknown
}

const TYPES = ['type', 'event', 'kind', 'action', 'op', 'topic', 'channel'] as const
const PAYLOADS = ['payload', 'data', 'body', 'record', 'result', 'message'] as const
/** Socket.IO: packet and namespace before an array of event name and data. */
const SOCKET_IO = /^\d+(?:\/[^,]*,)?\d*(?=\[)/

const known = new WeakMap<MessageEvent, Message>()

export function messageOf(event: MessageEvent): Message {
  const found = known.get(event)
  if (found) return found
  const body = decode(event.body)
  const message = opened(typeof body === 'string' ? (parsedOr(body.replace(SOCKET_IO, '')) ?? body) : body, event.event)
  known.set(event, message)
  return message
}

function opened(body: unknown, named: string | undefined): Message {
  if (Array.isArray(body)) return ofArray(body, named)
  if (!isDictionary(body)) return { type: named ?? 'message', data: body }
  const key = TYPES.find((each) => typeof body[each] === 'string')
  const type = named ?? (key === undefined ? 'message' : String(body[key]))
  if (key === undefined && named === undefined) return { type, data: body }
  const payload = PAYLOADS.find((each) => typeof body[each] === 'object' && body[each] !== null)
  if (payload !== undefined) return { type, data: body[payload] }
  return { type, data: Object.fromEntries(Object.entries(body).filter(([member]) => member !== key)) }
}

/** `[name, data]` of Socket.IO, `[join, ref, topic, event, payload]` of Phoenix. */
function ofArray(body: readonly unknown[], named: string | undefined): Message {
  const [first, second] = body
  if (body.length === 5 && typeof body[3] === 'string') return { type: named ?? body[3], data: body[4] }
  if (body.length === 2 && typeof first === 'string') return { type: named ?? first, data: second }
  return { type: named ?? 'message', data: body }
}
