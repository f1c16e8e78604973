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
  sender?: MessageSender | undefined
  postMessage(message: unknown): void
  disconnect(): void
  onMessage: ApiEvent<(message: unknown) => void>
  onDisconnect: ApiEvent<() => void>
}

export interface MessageSender {
  tab?: { id?: number | undefined; openerTabId?: number | undefined } | undefined
  frameId?: number | undefined
  url?: string | undefined
  /** Of `about:blank` that of who opened it; not in every browser. */
  origin?: string | undefined
}

export interface ExtensionApi {
  runtime: {
    readonly lastError?: unknown
    connect(info: { name: string }): RuntimePort
    sendMessage(message: unknown): Promise<unknown>
    onConnect: ApiEvent<(port: RuntimePort) => void>
    onMessage: ApiEvent<(message: unknown) => void>
  }
  storage: {
    session: { get(keys: null): Promise<Record<string, unknown>> }
    onChanged: ApiEvent<(changes: Record<string, { newValue?: unknown }>, area: string) => void>
  }
  /** Firefox has neither in a DevTools panel. */
  tabs?: {
    get(tab: number): Promise<{ url?: string | undefined }>
    query(filter: object): Promise<{ id?: number | undefined; url?: string | undefined }[]>
    connect(tab: number, info: { name: string; frameId?: number }): RuntimePort
  }
  permissions?: { contains(permissions: { origins: string[] }): Promise<boolean> }
}
