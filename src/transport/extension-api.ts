/**
 * The part of the WebExtension API that the transport uses, so that it is handed the API instead of importing it. Both the
 * browsers' own `chrome`/`browser` and webextension-polyfill fit.
 */
export interface ApiEvent<Listener> {
  addListener(listener: Listener): void
  removeListener(listener: Listener): void
}

export interface RuntimePort {
  name: string
  postMessage(message: unknown): void
  disconnect(): void
  onMessage: ApiEvent<(message: unknown) => void>
  onDisconnect: ApiEvent<() => void>
}

export interface MessageSender {
  tab?: { id?: number | undefined; openerTabId?: number | undefined } | undefined
  frameId?: number | undefined
}
