import { ASK, OFFER } from '../transport/handshake'
import { secretName } from './document-facts'
import { dispatch, offWindow, onWindow } from './primordials'

const NativeCustomEvent = CustomEvent

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
