import { parseFromAgent } from '../protocol/parse'
import { ASK, OFFER } from '../transport/handshake'
import type { Transport } from '../transport/transport'
import { windowTransport } from '../transport/window-port'

/** The bridge's end of the private channel to the agent of its document. */
export interface AgentLink {
  /** false until the agent has answered the handshake. */
  present: () => boolean
  send: (text: string) => void
}

/**
 * Finds the agent (see transport/handshake.ts). `receive` gets the text of each well-formed message of this document's
 * agent, `left` the text of its tail, synchronously, while the page is being hidden. The rest is dropped: it can only come
 * from a page that got hold of the agent's end.
 */
export function linkAgent(receive: (text: string) => void, left: (tail: string) => void): AgentLink {
  let agent: Transport | undefined
  let document: string | undefined

  const onMessage = (input: unknown): void => {
    const parsed = parseFromAgent(input)
    if (!parsed.ok || typeof input !== 'string') return
    document ??= parsed.message.document
    // One bridge, one document: no page speaks for another one.
    if (parsed.message.document === document) receive(input)
  }

  const onTail = (event: Event): void => {
    event.stopImmediatePropagation()
    if (event instanceof CustomEvent && typeof event.detail === 'string') left(event.detail)
  }

  const onOffer = (event: Event): void => {
    if (!(event instanceof MessageEvent)) return
    const [port] = event.ports
    if (!port) return
    window.removeEventListener(OFFER, onOffer, true)
    event.preventDefault()
    event.stopImmediatePropagation()
    agent = windowTransport(port)
    agent.listen(onMessage)
    if (typeof event.data === 'string') window.addEventListener(event.data, onTail, true)
  }

  window.addEventListener(OFFER, onOffer, true)
  window.dispatchEvent(new Event(ASK))
  return { present: () => agent !== undefined, send: (text) => agent?.send(text) }
}
