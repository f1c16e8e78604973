import { DOCUMENT_PORT, HEARD, type Left } from '../protocol/extension'
import type { RuntimePort } from '../transport/extension-api'
import { runtime } from './extension'

/** The document's standing announcement to the extension (see `DOCUMENT_PORT`). */
export interface Announcement {
  /** Announces the document, again if it has been before. */
  announce: () => void
  /** Hands its tail over, synchronously, while the page is being hidden. */
  leave: (tail: string) => void
  /** Takes the announcement back: the document says nothing any more. */
  withdraw: () => void
}

/** ms to wait for an answer before each further announcement. Not for ever: in Firefox the port closes whenever the background page sleeps. */
const PATIENCE = [1_000, 3_000, 9_000]
/** ms in which an extension that closes its ports goes itself, if it does. */
const GOING = 500

/** `closed` is called shortly after the extension's end of the port has gone. */
export function createAnnouncement(closed: () => void): Announcement {
  let port: RuntimePort | undefined
  let heard = false
  let withdrawn = false

  const open = (): void => {
    heard = false
    try {
      port?.disconnect()
      const opened = runtime()?.connect({ name: DOCUMENT_PORT })
      opened?.onMessage.addListener((message) => {
        if (message === HEARD) heard = true
      })
      opened?.onDisconnect.addListener(() => onDisconnect(opened))
      port = opened
    } catch {
      // The extension went between the two calls; the port that it closes says so.
      port = undefined
    }
  }

  const onDisconnect = (gone: RuntimePort): void => {
    // Read, or Chrome reports in the page's console that nobody was there.
    void runtime()?.lastError
    if (port === gone) {
      port = undefined
      heard = false
    }
    // An extension that goes closes its ports first: whether it has gone shows a moment later.
    setTimeout(closed, GOING)
  }

  const insist = (attempt: number): void => {
    setTimeout(() => void check(attempt), PATIENCE[attempt])
  }

  const check = async (attempt: number): Promise<void> => {
    if (heard || withdrawn || runtime() === undefined) return
    // It wakes the worker too, whose start a killed one may have cut short with our port.
    await askForKeeper()
    open()
    if (attempt + 1 < PATIENCE.length) insist(attempt + 1)
  }

  return {
    announce: () => {
      open()
      insist(0)
    },
    withdraw: () => {
      withdrawn = true
      port?.disconnect()
      port = undefined
    },
    leave: (tail) => {
      if (withdrawn) return
      if (!port) open()
      const message: Left = { type: 'left', tail }
      try {
        port?.postMessage(message)
      } catch {
        // Closed just now, and the document won't live to try again.
      }
    },
  }
}

async function askForKeeper(): Promise<void> {
  try {
    await runtime()?.sendMessage({ type: 'keeper-wanted' })
  } catch {
    // No extension, or it can't: clients still find this document by its tab.
  }
}
