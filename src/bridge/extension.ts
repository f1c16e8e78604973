import type { DocumentLeft, DocumentReady } from '../protocol/extension'
import type { ApiEvent, RuntimePort } from '../transport/extension-api'

interface Runtime {
  id?: string
  sendMessage(message: DocumentReady | DocumentLeft): Promise<unknown>
  onConnect: ApiEvent<(port: RuntimePort) => void>
}

// Not the polyfill: it would run in every frame, for two calls that are the same in all browsers.
const { browser, chrome } = globalThis as { browser?: { runtime?: Runtime }; chrome?: { runtime?: Runtime } }

/** The extension as its content script sees it; undefined once it was updated, reloaded or removed under the page. */
export function runtime(): Runtime | undefined {
  const found = browser?.runtime ?? chrome?.runtime
  return found?.id === undefined ? undefined : found
}

/** Tells all open pages of the extension and the worker. Nobody may be there, or the extension may be gone: no matter. */
export function tell(message: DocumentReady | DocumentLeft): void {
  try {
    runtime()
      ?.sendMessage(message)
      .catch(() => undefined)
  } catch {
    // The extension context was invalidated between the two calls.
  }
}
