import { DOCUMENT_PORT, type Left } from '../protocol/extension'
import type { RuntimePort } from '../transport/extension-api'
import { runtime } from './extension'

/** The document's standing announcement to the extension (see `DOCUMENT_PORT`). */
export interface Announcement {
  /** Announces the document, again if it has been before. */
  announce: () => void
  /** Hands its tail over, synchronously, while the page is being hidden. */
  leave: (tail: string) => void
}

/** ms in which an extension that closes its ports goes itself, if it does. */
const GOING = 500

/** `closed` is called shortly after the extension's end of the port has gone. */
export function createAnnouncement(closed: () => void): Announcement {
  let port: RuntimePort | undefined
  let askedForKeeper = false

  const open = (): void => {
    try {
      const opened = runtime()?.connect({ name: DOCUMENT_PORT })
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
    if (port === gone) port = undefined
    // An extension that goes closes its ports first: whether it has gone shows a moment later.
    setTimeout(closed, GOING)
    if (!askedForKeeper) void askForKeeper()
  }

  /** Once, since in Firefox, where a background page takes its part, the port closes whenever that goes to sleep. */
  const askForKeeper = async (): Promise<void> => {
    askedForKeeper = true
    try {
      const there = await runtime()?.sendMessage({ type: 'keeper-wanted' })
      if (there === true) open()
    } catch {
      // No extension, or it can't: clients still find this document by its tab.
    }
  }

  return {
    announce: () => {
      port?.disconnect()
      open()
    },
    leave: (tail) => {
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
