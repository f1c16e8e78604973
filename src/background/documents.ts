import browser, { type Runtime } from 'webextension-polyfill'
import { DOCUMENT_PORT, type DocumentReady, HEARD, LeftSchema } from '../protocol/extension'
import { check } from '../protocol/parse'

export interface DocumentListener {
  /** A tab was opened by another. */
  opened: (tab: number, opener: number) => void
  left: (tab: number, tail: string) => void
  ready?: (document: DocumentReady) => void
}

/** Hears from the bridge of every document what it leaves behind. Returns how many documents are open now. */
export function listenToDocuments({ opened, left, ready }: DocumentListener): () => number {
  const open = new Set<Runtime.Port>()
  browser.runtime.onConnect.addListener((port: Runtime.Port) => {
    const tab = port.sender?.tab
    if (port.name !== DOCUMENT_PORT || tab?.id === undefined) return
    const { id } = tab
    open.add(port)
    port.onDisconnect.addListener(() => open.delete(port))
    port.onMessage.addListener((input) => {
      const parsed = check(LeftSchema, input)
      if (parsed.ok) left(id, parsed.message.tail)
    })
    port.postMessage(HEARD)
    const { frameId: frame = 0, url } = port.sender ?? {}
    ready?.({ type: 'document-ready', tab: id, frame, opener: tab.openerTabId, url })
    if (port.sender?.frameId === 0 && tab.openerTabId !== undefined) opened(id, tab.openerTabId)
  })
  return () => open.size
}
