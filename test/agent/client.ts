import { ASK, OFFER } from '../../src/transport/handshake'

/**
 * The other end of the agent's port, inside the page: stands in for the bridge. Runs as an init script; what it hears is
 * at `window.driftscopeTest`, and a document's tail goes to the next one through `window.name`.
 */
export function clientScript(connect: boolean): string {
  return `(${client.toString()})(${JSON.stringify([ASK, OFFER, connect])})`
}

interface Heard {
  port?: MessagePort
  messages: string[]
  tail: string
  tailNow: string
}

function client([ask, offer, connect]: [string, string, boolean]): void {
  if (window.top !== window) return
  const heard: Heard = { messages: [], tail: window.name, tailNow: '' }
  window.name = ''
  Object.defineProperty(window, 'driftscopeTest', { value: heard })
  const take = (event: Event): void => {
    const { ports, data } = event as MessageEvent<string>
    const [port] = ports
    if (!port) return
    window.removeEventListener(offer, take, true)
    event.preventDefault()
    event.stopImmediatePropagation()
    heard.port = port
    port.onmessage = ({ data: text }: MessageEvent<string>) => heard.messages.push(text)
    window.addEventListener(data, (tail) => {
      heard.tailNow = window.name = (tail as CustomEvent<string>).detail
    })
    if (connect) port.postMessage(JSON.stringify({ type: 'hello', have: {} }))
  }
  window.addEventListener(offer, take, true)
  window.dispatchEvent(new Event(ask))
}
