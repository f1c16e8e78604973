import { ASK, leftOf, OFFER } from '../transport/handshake'
import { secretName } from './document-facts'
import { dispatch, offWindow, onWindow } from './primordials'

const NativeCustomEvent = CustomEvent
const CLAIM = 'driftscope:claim'

/** The way to the bridge: what it says comes by the port, what it is told goes as events that only it listens to. */
export interface BridgePort {
  listen: (listener: (data: unknown) => void) => void
  post: (text: string) => void
}

/** Offers the bridge one end of a port, now and whenever it asks, until it takes it (see transport/handshake.ts). */
export function offerPort(): { port: BridgePort; tailEvent: (text: string) => void } {
  const { port1, port2 } = new MessageChannel()
  const name = secretName()
  const tell = (type: string, detail: string): void => {
    // No prototype, where the page may have put options of its own.
    const told: CustomEventInit<string> & { __proto__: null } = { __proto__: null, detail }
    dispatch(new NativeCustomEvent(type, told))
  }
  let taken = false
  const offer = (): void => {
    if (taken) return
    const event = new MessageEvent(OFFER, { ports: [port2], data: name, cancelable: true })
    if (dispatch(event)) return
    taken = true
    offWindow(ASK, offer)
  }
  onWindow(ASK, offer)
  offer()
  const port: BridgePort = {
    listen: (listener) => {
      port1.onmessage = (event: MessageEvent<unknown>) => listener(event.data)
    },
    post: (text) => tell(name, text),
  }
  return { port, tailEvent: (text) => tell(leftOf(name), text) }
}

/**
 * Whether this is the first agent of the document. The first one answers the others of the same injection, and no longer
 * when page scripts run, which therefore can't find it this way.
 */
export function claimDocument(): boolean {
  const answer = (event: Event): void => event.preventDefault()
  if (!dispatch(new Event(CLAIM, { cancelable: true }))) return false
  onWindow(CLAIM, answer)
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    offWindow(CLAIM, answer)
    port1.close()
  }
  port2.postMessage(0)
  return true
}
