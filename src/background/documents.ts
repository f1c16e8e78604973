import browser, { type Runtime } from 'webextension-polyfill'
import { DOCUMENT_PORT, LeftSchema } from '../protocol/extension'
import { check } from '../protocol/parse'

export interface DocumentListener {
  opened: (tab: number, opener: number) => void
  left: (tab: number, tail: string) => void
}

/** Hears from the bridge of every document: which tab opened its tab, and what it leaves behind. */
export function listenToDocuments({ opened, left }: DocumentListener): void {
  browser.runtime.onConnect.addListener((port: Runtime.Port) => {
    const tab = port.sender?.tab
    if (port.name !== DOCUMENT_PORT || tab?.id === undefined) return
    const { id } = tab
    if (port.sender?.frameId === 0 && tab.openerTabId !== undefined) opened(id, tab.openerTabId)
    port.onMessage.addListener((input) => {
      const parsed = check(LeftSchema, input)
      if (parsed.ok) left(id, parsed.message.tail)
    })
  })
}
