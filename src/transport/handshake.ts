/**
 * How the page's agent (MAIN world) and the bridge (ISOLATED world) of one document find each other, synchronously and
 * before the first page script. Whichever runs second starts it:
 *  - the bridge listens for `OFFER` in the capture phase and dispatches `new Event(ASK)`, both on `window`;
 *  - the agent dispatches `new MessageEvent(OFFER, { ports: [port], data: name, cancelable: true })` at once, and
 *    again on `ASK` until the bridge has taken it (`dispatchEvent` returns false); then it listens no more.
 * The bridge takes one offer only and stops its propagation, so a page hears nothing and can't ask again.
 *
 * Over the port the agent hears the JSON text of one message of `protocol/messages.ts` at a time. What it says itself it
 * dispatches on `window` as `new CustomEvent(name, { detail })`, `detail` being the text of a message: a text goes from one
 * world to the other without being copied, which a port would do twice. `name` is one that the agent made up at random and
 * only the bridge was told. At `pagehide` the text of its `Tail` goes the same way under the name `leftOf(name)`.
 */
export const ASK = 'driftscope:ask'
export const OFFER = 'driftscope:offer'

/** How the event is called that brings a document's tail. */
export const leftOf = (name: string): string => `${name}:left`

export { BATCH, LENT_BODIES, LENT_PARTS, PIECE, TAIL_LIMIT } from '../protocol/limits'
export { ANNOUNCE, FOUND, WHO, WITHDRAW } from '../protocol/page-events'
export { SWITCH_OFF } from '../protocol/techniques'
