import { parseAddress } from '../../timeline/address'
import type { AgentEvent } from '../../timeline/event'
import type { Reading } from '../../timeline/history'
import type { Occasion } from './context'

/** How long an app may go on taking in what it reads bit by bit, ms. */
const READ_WITHIN = 30_000
/** Of an address with its query. */
const LONGEST = 100

/**
 * An answer that came before a change, and of which nobody saw what the app read: a stream, or bytes. `before`: the facts since
 * the last thing that a person did, the latest first. What a person typed, no answer said.
 */
export function fromUnread(
  before: readonly AgentEvent[],
  { entry: { event, document } }: Reading,
): Pick<Occasion, 'kind' | 'by' | 'isCertain'> | undefined {
  for (const finished of before) {
    if (finished.type !== 'request-finished' || !finished.ok || finished.status === 204) continue
    if (event.at - finished.at > READ_WITHIN) return undefined
    const { request } = finished
    const started = document.events.findLast((each) => each.type === 'request-started' && each.request === request)
    if (started?.type !== 'request-started' || started.by) continue
    // What a save was answered is often not looked at.
    if (started.method !== 'GET' && !isBitByBit(before, finished, event)) continue
    if (document.events.some((each) => each.type === 'response-read' && each.request === request)) continue
    const { path, query } = parseAddress(started.url)
    const name = `${started.method} ${path}${query}`.slice(0, LONGEST)
    return { kind: 'heard', by: `after ${name} was answered`, isCertain: false }
  }
  return undefined
}

/** Whether the same code has changed the store before, since the answer came. */
function isBitByBit(before: readonly AgentEvent[], finished: AgentEvent, { writer, task }: AgentEvent): boolean {
  const stack = writer?.stack.join('\n') ?? ''
  return before.some(
    (each) =>
      each.type === 'store-changed' &&
      each.seq > finished.seq &&
      each.task !== task &&
      stack !== '' &&
      each.writer?.stack.join('\n') === stack,
  )
}
