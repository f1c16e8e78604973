import * as extension from '../protocol/extension'
import type { ToWorker } from '../protocol/extension'
import { check } from '../protocol/parse'
import { readKept } from '../protocol/kept'
import { accessTo, accessToTab } from './access'
import type { ExtensionApi, RuntimePort } from './extension-api'
import type { Wiring } from './recording-client'
import { runtimeTransport } from './runtime-port'
import { atOrigin, originOf } from './site'
import type { Transport } from './transport'

/** Connects a client to the browser. `pageUrl`: address of the page in a tab, where something else than `tabs` knows it. */
export function extensionWiring(api: ExtensionApi, pageUrl?: (tab: number) => Promise<string | undefined>): Wiring {
  const checkError = (): void => void api.runtime.lastError

  const open = (tab: number, frame: number | undefined): RuntimePort =>
    api.tabs
      ? api.tabs.connect(tab, { name: extension.CLIENT_PORT, ...(frame === undefined ? {} : { frameId: frame }) })
      : api.runtime.connect({ name: extension.pipeName(tab, frame) })

  return {
    connect: (tab, frame) => {
      try {
        return runtimeTransport(open(tab, frame), checkError)
      } catch {
        // The tab has gone, or this very page outlived its extension.
        return CLOSED
      }
    },
    access: async (tab) => (pageUrl ? accessTo(api, await pageUrl(tab)) : accessToTab(api, tab)),
    onDocumentReady: (listener) => {
      const onConnect = ({ name, sender }: RuntimePort): void => {
        const { tab, frameId = 0 } = sender ?? {}
        if (name !== extension.DOCUMENT_PORT || tab?.id === undefined) return
        const { origin = originOf(sender?.url) } = sender ?? {}
        listener({ tab: tab.id, frame: frameId, opener: tab.openerTabId, origin })
      }
      const onMessage = (input: unknown): void => {
        const parsed = check(extension.DocumentReadySchema, input)
        if (!parsed.ok) return
        const { tab, frame, opener, url } = parsed.message
        listener({ tab, frame, opener, origin: originOf(url) })
      }
      if (api.tabs) api.runtime.onConnect.addListener(onConnect)
      else api.runtime.onMessage.addListener(onMessage)
      return () => {
        api.runtime.onConnect.removeListener(onConnect)
        api.runtime.onMessage.removeListener(onMessage)
      }
    },
    tabsAt: async (origin) => {
      if (api.tabs) return atOrigin(await api.tabs.query({}), origin)
      const asked: ToWorker = { type: 'tabs-at', origin }
      const answer = await api.runtime.sendMessage(asked)
      return Array.isArray(answer) ? answer.filter((tab) => typeof tab === 'number') : []
    },
    kept: async () => readKept(await api.storage.session.get(null)),
    onTail: (listener) => {
      const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
        if (area !== 'session') return
        const values = Object.entries(changes).map(([key, { newValue }]) => [key, newValue] as const)
        for (const tail of readKept(Object.fromEntries(values)).tails) listener(tail)
      }
      api.storage.onChanged.addListener(onChanged)
      return () => api.storage.onChanged.removeListener(onChanged)
    },
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}

const CLOSED: Transport = {
  send: () => undefined,
  listen: (_receive, closed) => {
    queueMicrotask(() => closed?.())
    return () => undefined
  },
}
