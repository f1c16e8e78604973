import type { ToWorker } from '../protocol/extension'
import type { ApiEvent, RuntimePort } from '../transport/extension-api'

interface Runtime {
  id?: string
  lastError?: unknown
  connect(info: { name: string }): RuntimePort
  sendMessage(message: ToWorker): Promise<unknown>
  onConnect: ApiEvent<(port: RuntimePort) => void>
  onMessage: ApiEvent<(message: unknown) => void>
}

// Not the polyfill: it would run in every frame, for a few calls that are the same in all browsers.
const { browser, chrome } = globalThis as { browser?: { runtime?: Runtime }; chrome?: { runtime?: Runtime } }

/** The extension as its content script sees it; undefined once it was updated, reloaded or removed under the page. */
export function runtime(): Runtime | undefined {
  const found = browser?.runtime ?? chrome?.runtime
  return found?.id === undefined ? undefined : found
}
