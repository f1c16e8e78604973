import { ASK, leftOf, OFFER } from '../../src/transport/handshake'

/**
 * The other end of the agent's port, inside the page: stands in for the bridge. Runs as an init script; what it hears is
 * at `window.driftscopeTest`, and a document's tail goes to the next one through an entry that is gone before the agent looks.
 */
export function clientScript(connect: boolean): string {
  return `(${client.toString()})(${JSON.stringify([ASK, OFFER, leftOf(''), connect])})`
}

interface Heard {
  port?: MessagePort
  messages: string[]
  tails: string[]
}

function client([ask, offer, ofTail, connect]: [string, string, string, boolean]): void {
  if (window.top !== window) return
  const { setItem } = Storage.prototype
  const heard: Heard = { messages: [], tails: [] }
  // Nothing is carried over where the browser refuses the page its storage.
  if (origin !== 'null') {
    heard.tails = JSON.parse(sessionStorage.getItem('tails') ?? '[]') as string[]
    sessionStorage.removeItem('tails')
  }
  const tails: string[] = []
  Object.defineProperty(window, 'driftscopeTest', { value: heard })
  const take = (event: Event): void => {
    const { ports, data } = event as MessageEvent<string>
    const [port] = ports
    if (!port) return
    window.removeEventListener(offer, take, true)
    event.preventDefault()
    event.stopImmediatePropagation()
    heard.port = port
    window.addEventListener(data, (told) => heard.messages.push((told as CustomEvent<string>).detail))
    window.addEventListener(data + ofTail, (tail) => {
      tails.push((tail as CustomEvent<string>).detail)
      if (origin !== 'null') setItem.call(sessionStorage, 'tails', JSON.stringify(tails))
    })
    if (connect) port.postMessage(JSON.stringify({ type: 'hello', have: {} }))
  }
  window.addEventListener(offer, take, true)
  window.dispatchEvent(new Event(ask))
}
