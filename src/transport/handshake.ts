/**
 * How the page's agent (MAIN world) and the bridge (ISOLATED world) of one document find each other, synchronously and
 * before the first page script. Whichever runs second starts it:
 *  - the bridge listens for `OFFER` in the capture phase and dispatches `new Event(ASK)`, both on `window`;
 *  - the agent dispatches `new MessageEvent(OFFER, { ports: [port], data: tailEvent, cancelable: true })` at once, and
 *    again on `ASK` until the bridge has taken it (`dispatchEvent` returns false); then it listens no more.
 * The bridge takes one offer only and stops its propagation, so a page hears nothing and can't ask again.
 *
 * Over the port goes, in both directions, the JSON text of one message of `protocol/messages.ts` at a time.
 * At `pagehide` the agent dispatches `new CustomEvent(tailEvent, { detail })` on `window`, `detail` being the JSON text of
 * its `Tail`; `tailEvent` is a name the agent made up at random, which the bridge learned from `data`.
 */
export const ASK = 'driftscope:ask'
export const OFFER = 'driftscope:offer'

export { BATCH, LENT_BODIES, LENT_PARTS, PIECE, TAIL_LIMIT } from '../protocol/limits'
export { ANNOUNCE, FOUND, WHO, WITHDRAW } from '../protocol/page-events'
export { SWITCH_OFF } from '../protocol/techniques'
