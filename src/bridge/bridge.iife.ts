import { CLIENT_PORT, NO_AGENT } from '../protocol/extension'
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
  const clients = new Set<Transport>()

  /** Without an extension behind it, this script can only have the page put back as it was. */
  const checkOrphaned = (): void => {
    if (runtime() !== undefined) return
    say({ type: 'stop' })
    window.removeEventListener('pageshow', onPageShow)
    document.removeEventListener('visibilitychange', checkOrphaned)
  }

  const { announce, leave } = createAnnouncement(checkOrphaned)
  const tellClients = (text: string): void => {
    for (const client of clients) client.send(text)
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
    clients.add(client)
    client.listen(hear, gone)
  }

  const onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) announce()
  }

  runtime()?.onConnect.addListener(onConnect)
  window.addEventListener('pageshow', onPageShow)
  document.addEventListener('visibilitychange', checkOrphaned)
  announce()
}

startBridge()
