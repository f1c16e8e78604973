import type { RuntimePort } from './extension-api'
import type { Transport } from './transport'

/** A port of the extension. `checkError` reads `runtime.lastError`, or Chrome reports each refused connection as an error. */
export function runtimeTransport(port: RuntimePort, checkError: () => void): Transport {
  let open = true
  return {
    send: (text) => {
      if (!open) return
      try {
        port.postMessage(text)
      } catch {
        // The other end went before `onDisconnect` could say so.
        open = false
      }
    },
    listen: (receive, closed) => {
      const onDisconnect = (): void => {
        checkError()
        open = false
        closed?.()
      }
      port.onMessage.addListener(receive)
      port.onDisconnect.addListener(onDisconnect)
      return () => {
        open = false
        port.onMessage.removeListener(receive)
        port.onDisconnect.removeListener(onDisconnect)
        port.disconnect()
      }
    },
  }
}
