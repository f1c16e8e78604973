import { documentOf } from '../protocol/parse'
import { ASK, leftOf, OFFER } from '../transport/handshake'

/** The bridge's end of the private channel to the agent of its document. */
export interface AgentLink {
  /** false until the agent has answered the handshake. */
  present: () => boolean
  send: (text: string) => void
}

/**
 * Finds the agent (see transport/handshake.ts). `receive` gets the text of each message of this document's agent, `left` the
 * text of its tail, synchronously, while the page is being hidden. The rest is dropped: it can only come from a page that
 * got hold of the agent's end. The shape of a message is checked by the client.
 */
export function linkAgent(receive: (text: string) => void, left: (tail: string) => void): AgentLink {
  let agent: MessagePort | undefined
  let document: string | undefined

  const onMessage = (text: string): void => {
    const from = documentOf(text)
    document ??= from
    // One bridge, one document: no page speaks for another one.
    if (from !== undefined && from === document) receive(text)
  }

  const listenTo = (name: string, told: (text: string) => void): void => {
    const onTold = (event: Event): void => {
      event.stopImmediatePropagation()
      if (event instanceof CustomEvent && typeof event.detail === 'string') told(event.detail)
    }
    window.addEventListener(name, onTold, true)
  }

  const onOffer = (event: Event): void => {
    if (!(event instanceof MessageEvent)) return
    const [port] = event.ports
    if (!port || typeof event.data !== 'string') return
    window.removeEventListener(OFFER, onOffer, true)
    event.preventDefault()
    event.stopImmediatePropagation()
    agent = port
    listenTo(event.data, onMessage)
    listenTo(leftOf(event.data), left)
  }

  window.addEventListener(OFFER, onOffer, true)
  window.dispatchEvent(new Event(ASK))
  return { present: () => agent !== undefined, send: (text) => agent?.postMessage(text) }
}
