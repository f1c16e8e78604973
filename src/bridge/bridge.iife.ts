import { CHECK_ACCESS, CLIENT_PORT, NO_AGENT } from '../protocol/extension'
import type { ToAgent } from '../protocol/messages'
import { parseToAgent } from '../protocol/parse'
import type { RuntimePort } from '../transport/extension-api'
import { runtimeTransport } from '../transport/runtime-port'
import type { Transport } from '../transport/transport'
import { linkAgent } from './agent-link'
import { createAnnouncement } from './announce'
import { runtime } from './extension'

/** ISOLATED world, document_start, every frame: relays between the page's agent and any number of clients. */
function startBridge(): void {
  /** With how to close each. */
  const clients = new Map<Transport, () => void>()

  /** Has the page put back as it was: nothing is recorded any more, until it is loaded anew. */
  const stop = (): void => {
    say({ type: 'stop' })
    window.removeEventListener('pageshow', onPageShow)
    document.removeEventListener('visibilitychange', checkOrphaned)
  }

  /** Without an extension behind it, this script can do nothing else. */
  const checkOrphaned = (): void => {
    if (runtime() === undefined) stop()
  }

  /** The same, and nobody hears of this document any more. */
  const leaveAlone = (): void => {
    stop()
    runtime()?.onConnect.removeListener(onConnect)
    runtime()?.onMessage.removeListener(onMessage)
    withdraw()
    for (const close of clients.values()) close()
    clients.clear()
  }

  /** The user may have taken the permission back. */
  const checkAccess = async (): Promise<void> => {
    try {
      const allowed = await runtime()?.sendMessage({ type: 'may-read', origin: readableOrigin() })
      if (allowed === false) leaveAlone()
    } catch {
      // Nobody answers: an update or the end of the extension, which its ports tell.
    }
  }
  const onMessage = (message: unknown): void => {
    if (message === CHECK_ACCESS) void checkAccess()
  }

  const { announce, leave, withdraw } = createAnnouncement(checkOrphaned)
  const tellClients = (text: string): void => {
    for (const client of clients.keys()) client.send(text)
  }
  const agent = linkAgent(tellClients, (tail) => {
    tellClients(tail)
    leave(tail)
  })
  const say = (message: ToAgent): void => agent.send(JSON.stringify(message))

  const onConnect = (port: RuntimePort): void => {
    if (port.name !== CLIENT_PORT) return
    const client = runtimeTransport(port, () => undefined)
    const hear = (input: unknown): void => {
      if (!agent.present()) client.send(NO_AGENT)
      else if (typeof input === 'string' && parseToAgent(input).ok) agent.send(input)
    }
    const gone = (): void => {
      clients.delete(client)
      if (clients.size === 0) say({ type: 'bye' })
      checkOrphaned()
    }
    clients.set(client, client.listen(hear, gone))
  }

  const onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) announce()
  }

  runtime()?.onConnect.addListener(onConnect)
  runtime()?.onMessage.addListener(onMessage)
  window.addEventListener('pageshow', onPageShow)
  document.addEventListener('visibilitychange', checkOrphaned)
  announce()
}

/** A sandboxed frame has no origin of its own; what is allowed above it is allowed there. */
function readableOrigin(): string {
  const above = 'ancestorOrigins' in location ? [...location.ancestorOrigins] : []
  return [window.origin, ...above].find((origin) => origin !== 'null') ?? document.referrer
}

startBridge()
