import { ASK, OFFER } from '../transport/handshake'
import { secretName } from './document-facts'
import { dispatch, offWindow, onWindow } from './primordials'

const NativeCustomEvent = CustomEvent
const CLAIM = 'driftscope:claim'

/** Offers the bridge one end of a port, now and whenever it asks, until it takes it (see transport/handshake.ts). */
export function offerPort(): { port: MessagePort; tailEvent: (text: string) => void } {
  const { port1, port2 } = new MessageChannel()
  const name = secretName()
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
  return { port: port1, tailEvent: (detail) => void dispatch(new NativeCustomEvent(name, { detail })) }
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
