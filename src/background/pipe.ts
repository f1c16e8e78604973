import browser, { type Runtime } from 'webextension-polyfill'
import { CLIENT_PORT, readPipeName } from '../protocol/extension'

/** Joins a client that has no `tabs` API to the bridges of its tab. Nothing is kept here: if the worker dies, both ends reconnect. */
export function pipe(client: Runtime.Port): void {
  const target = readPipeName(client.name)
  // Only our own pages: a content script could name any tab.
  if (!target || client.sender?.url?.startsWith(browser.runtime.getURL('')) !== true) return
  const { tab, frame } = target
  const bridges = browser.tabs.connect(tab, { name: CLIENT_PORT, ...(frame === undefined ? {} : { frameId: frame }) })
  join(client, bridges)
  join(bridges, client)
}

function join(from: Runtime.Port, to: Runtime.Port): void {
  from.onMessage.addListener((message) => to.postMessage(message))
  from.onDisconnect.addListener(() => {
    // Read, or Chrome reports it: no bridge in that tab.
    void browser.runtime.lastError
    to.disconnect()
  })
}
