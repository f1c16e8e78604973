import { parseAddress } from '../../timeline/address'
import { decodedBody } from '../../timeline/bodies'
import { countWhile } from '../../timeline/bisect'
import type { AgentEvent } from '../../timeline/event'
import type { Reading } from '../../timeline/history'
import type { Member } from '../../timeline/member'
import { messageOf } from '../../timeline/message'
import { countBefore } from '../../timeline/order'
import { parseStack } from '../../timeline/stack'
import type { MovedRow, Occasion } from './context'
import { says } from './says'
import { fromUnread } from './unread'

type News = Pick<Occasion, 'kind' | 'by' | 'isCertain'>
type Message = Extract<AgentEvent, { type: 'message-received' }>

/** Facts looked back through for what made a change, and how long a store may have collected messages before it, ms. */
const LOOKED_BACK = 200
const COLLECTED_WITHIN = 2_000
/** Earlier changes of the store asked whether the same code then took in a message. */
const SIBLINGS = 50
/** Rows that are looked for in what the server told. */
const ASKED_ROWS = 20
/** Of an address with its query. */
const LONGEST = 100
const CHANNELS = /^(?:WebSocket|EventSource)\./
const HANDLER = /(?:^|\.)onmessage$/

/** What the server told that made a change; undefined where nothing says that it did. */
export function newsBehind(store: Member, change: Reading, rows: readonly MovedRow[]): News | undefined {
  const { event } = change.entry
  if (event.type !== 'store-changed' || event.hydration !== undefined) return undefined
  const before = factsBefore(change)
  return (
    fromMessage(before, event, rows) ??
    fromAnswer(change, before, rows) ??
    likeOthers(store, change) ??
    byStack(event) ??
    fromUnread(before, change)
  )
}

/** The facts before a change up to the last thing that a person did, the latest first. */
function factsBefore({ entry: { event, document } }: Reading): AgentEvent[] {
  const { events } = document
  const index = countWhile(events, ({ seq }) => seq < event.seq)
  const facts = events.slice(Math.max(0, index - LOOKED_BACK), index).toReversed()
  const used = facts.findIndex(({ type }) => type === 'page-used')
  return used < 0 ? facts : facts.slice(0, used)
}

/** The message in whose handler the store changed; or messages shortly before, of which it holds what they said. */
function fromMessage(
  before: readonly AgentEvent[],
  { task, at }: AgentEvent,
  rows: readonly MovedRow[],
): News | undefined {
  const recent = before
    .filter((event) => event.type === 'message-received')
    .filter((event) => at - event.at <= COLLECTED_WITHIN)
  const isSaying = (message: Message): boolean =>
    rows.slice(0, ASKED_ROWS).some((row) => says(messageOf(message).data, row))
  const handled = recent.find((message) => message.task === task)
  const meant = handled ? [handled] : recent.filter(isSaying)
  if (meant.length === 0) return undefined
  const names = [...new Set(meant.map(nameOf))]
  const more = names.length > 1 ? ` and ${names.length - 1} more` : ''
  return {
    kind: 'told',
    by: `pushed by the server: ${names[0]}${more}`,
    isCertain: !handled || isSaying(handled),
  }
}

/** `message price`; of what does not say what it is, by its connection: `message of /api/stream`. */
function nameOf(message: Message): string {
  const { type } = messageOf(message)
  return type === 'message' ? `message of ${parseAddress(message.url).path}` : `message ${type}`
}

/** An answer of another address (a long poll) that the change took something from, and that is no echo of what was sent. */
function fromAnswer(
  { entry: { event, document } }: Reading,
  before: readonly AgentEvent[],
  rows: readonly MovedRow[],
): News | undefined {
  for (const read of before) {
    if (read.type !== 'response-read' || read.task !== event.task) continue
    const started = document.events.findLast(
      (each) => each.type === 'request-started' && each.request === read.request && each.seq < read.seq,
    )
    if (started?.type !== 'request-started' || started.by) continue
    const [answer, sent] = [decodedBody(read, read.body), decodedBody(started, started.body)]
    if (!rows.slice(0, ASKED_ROWS).some((row) => says(answer, row) && !says(sent, row))) continue
    const { path, query } = parseAddress(started.url)
    const by = `told by the server: ${started.method} ${path}${query}`.slice(0, LONGEST)
    return { kind: 'told', by, isCertain: true }
  }
  return undefined
}

/** Of many messages in a second not all are on record: the same code, called from the same place, then took one in. */
function likeOthers({ history: { readings } }: Member, { entry }: Reading): News | undefined {
  const stack = entry.event.writer?.stack.join('\n')
  if (stack === undefined || stack === '') return undefined
  const index = countBefore(readings, entry.seq, (each) => each.entry.seq)
  for (const other of readings.slice(Math.max(0, index - SIBLINGS), index).toReversed()) {
    const { event, document } = other.entry
    if (document !== entry.document || event.writer?.stack.join('\n') !== stack) continue
    const message = factsBefore(other).find((each) => each.type === 'message-received' && each.task === event.task)
    if (message?.type === 'message-received')
      return { kind: 'told', by: `pushed by the server, as ${nameOf(message)} before`, isCertain: false }
  }
  return undefined
}

/** It ran in a message's handler, and which message that was is not on record. */
function byStack({ writer }: AgentEvent): News | undefined {
  const names = parseStack(writer?.stack ?? []).map(({ fn }) => fn)
  if (names.some((fn) => CHANNELS.test(fn)))
    return { kind: 'told', by: 'pushed by the server: a message that is not on record', isCertain: false }
  if (!names.some((fn) => HANDLER.test(fn))) return undefined
  return { kind: 'heard', by: 'in a message handler', isCertain: false }
}
