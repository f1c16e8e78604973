import type { Transport } from './transport'

/** A MessagePort between two worlds of one document. It dies with the document, so `closed` is never called. */
export function windowTransport(port: MessagePort): Transport {
  return {
    send: (text) => port.postMessage(text),
    listen: (receive) => {
      port.onmessage = (event: MessageEvent<unknown>) => receive(event.data)
      return () => port.close()
    },
  }
}
