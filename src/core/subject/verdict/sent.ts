import { causeOf } from '../../timeline/blame'
import { decodedBody } from '../../timeline/bodies'
import { isDictionary, entityId } from '../../timeline/entity'
import { agree } from '../../timeline/agree'
import type { AgentEvent } from '../../timeline/event'
import type { Reading } from '../../timeline/history'
import { messageOf } from '../../timeline/message'
import type { MovedRow, Occasion } from './context'
import { says, some } from './says'

type Message = Extract<AgentEvent, { type: 'message-sent' | 'message-received' }>

/** Messages of a document, the latest ones, that are looked through. */
const LOOKED_AT = 200
const REMOVES = /del|remov|destroy|discard|trash|archiv|clear/i
const REFUSES = /err|fail|reject|nack|denied|invalid/i
const CONFIRMS = /^ok|ack|saved|stored|confirm|success|applied/i
/** Members by which an answer says what it answers. */
const NAMES_REQUEST = /(?:^|_)id$|Id$|^(?:ref|seq|nonce|rev|key)$/

/** How what a person changed in a row went to the server over a connection since; undefined where no message says the same. */
export function sentSince(change: Reading, row: MovedRow, until: number): Omit<Occasion, 'change'> | undefined {
  const { document, event } = change.entry
  const since = messagesSince(document.events, event, until)
  const sent = since.findLast((each) => each.type === 'message-sent' && isSaid(each, row))
  if (!sent) return undefined
  return {
    kind: 'sent',
    by: `message ${messageOf(sent).type}`,
    isCertain: since.some((each) => each.type === 'message-received' && isAnswer(each, sent)),
    ...writerOf(change),
  }
}

/** Who made a change, where anybody was seen. */
export function writerOf({ entry: { event } }: Reading): Pick<Occasion, 'writer'> {
  const writer = causeOf(event)
  return writer === 'unknown' ? {} : { writer }
}

/** The messages since a change, and those of its own task before it: what is sent may be set only then. */
function messagesSince(events: readonly AgentEvent[], { seq, task }: AgentEvent, until: number): Message[] {
  const messages: Message[] = []
  for (let index = events.length - 1; index >= 0 && messages.length < LOOKED_AT; index--) {
    const event = events[index]
    if (!event || (event.seq < seq && event.task !== task)) break
    if (event.at <= until && (event.type === 'message-sent' || event.type === 'message-received')) messages.push(event)
  }
  return messages.toReversed()
}

function isSaid(message: Message, row: MovedRow): boolean {
  const { type, data } = messageOf(message)
  if (!row.to && !REMOVES.test(type)) return false
  return [data, decodedBody(message, message.body)].some((body) => saysAll(body, row))
}

/** Of a thing not its id alone: what is said of it is what memory holds of it. */
function saysAll(body: unknown, row: MovedRow): boolean {
  const value = row.to?.value
  const id = entityId(value)
  if (!isDictionary(value) || id === undefined) return says(body, row)
  return some(
    body,
    (part) =>
      isDictionary(part) &&
      entityId(part) === id &&
      Object.entries(part).every(([key, said]) => !Object.hasOwn(value, key) || agree(said, value[key])) &&
      Object.keys(part).length > 1,
  )
}

/** Whether a message of the server confirms another: it says so, or names what that one named, and refuses nothing. */
function isAnswer(message: Message, sent: Message): boolean {
  if (message.channel !== sent.channel || message.seq < sent.seq) return false
  const { type } = messageOf(message)
  const body = decodedBody(message, message.body)
  if (REFUSES.test(type) || some(body, (part) => isDictionary(part) && part['error'] !== undefined)) return false
  if (CONFIRMS.test(type)) return true
  const names = namesIn(decodedBody(sent, sent.body))
  return some(
    body,
    (part) => isDictionary(part) && Object.entries(part).some(([key, value]) => isName(key, value) && names.has(value)),
  )
}

function namesIn(body: unknown): Set<unknown> {
  const names = new Set<unknown>()
  some(body, (part) => {
    for (const [key, value] of isDictionary(part) ? Object.entries(part) : []) if (isName(key, value)) names.add(value)
    return false
  })
  return names
}

const isName = (key: string, value: unknown): boolean =>
  NAMES_REQUEST.test(key) && (typeof value === 'string' || typeof value === 'number')
