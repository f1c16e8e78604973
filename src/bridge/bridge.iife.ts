import { CLIENT_PORT, NO_AGENT } from '../protocol/extension'
import type { ToAgent } from '../protocol/messages'
import { parseToAgent } from '../protocol/parse'
import type { RuntimePort } from '../transport/extension-api'
import { linkAgent } from './agent-link'
import { runtime, tell } from './extension'

/** ISOLATED world, document_start, every frame: relays between the page's agent and any number of clients. */
function startBridge(): void {
  const clients = new Set<RuntimePort>()
  const agent = linkAgent(
    (text) => {
      for (const client of clients) client.postMessage(text)
    },
    (tail) => tell({ type: 'document-left', tail }),
  )
  const say = (message: ToAgent): void => agent.send(JSON.stringify(message))
  const ready = (): void => tell({ type: 'document-ready', top: window === window.top })

  const onConnect = (port: RuntimePort): void => {
    if (port.name !== CLIENT_PORT) return
    clients.add(port)
    port.onMessage.addListener((input) => {
      if (!agent.present()) port.postMessage(NO_AGENT)
      else if (typeof input === 'string' && parseToAgent(input).ok) agent.send(input)
    })
    port.onDisconnect.addListener(() => {
      clients.delete(port)
      if (clients.size === 0) say({ type: 'bye' })
      checkOrphaned()
    })
  }

  /** Without an extension behind it, this script can only put the page back as it was. */
  const checkOrphaned = (): void => {
    if (runtime() !== undefined) return
    say({ type: 'stop' })
    window.removeEventListener('pageshow', onPageShow)
    document.removeEventListener('visibilitychange', checkOrphaned)
  }

  const onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) ready()
  }

  runtime()?.onConnect.addListener(onConnect)
  window.addEventListener('pageshow', onPageShow)
  document.addEventListener('visibilitychange', checkOrphaned)
  ready()
}

startBridge()
