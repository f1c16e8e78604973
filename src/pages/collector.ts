import browser from 'webextension-polyfill'
import { extensionWiring } from '../transport/extension-wiring'
import { createRecordingClient } from '../transport/recording-client'
import './collector-api'

/** Milliseconds: a page may have tens of megabytes to send. */
const CATCH_UP = 20_000

const tabs = await browser.tabs.query({})
// Where the browser tells no address there is no permission, so no agent either.
const readable = tabs.flatMap(({ id, url }) => (id !== undefined && url?.startsWith('http') ? [id] : []))
const client = createRecordingClient(extensionWiring(browser), readable, true)
await client.loaded

window.driftscopeCollector = {
  recording: async () => {
    await client.caughtUp({ timeout: CATCH_UP })
    return client.recording()
  },
  agents: client.agents,
  write: client.write,
  states: () => Object.fromEntries(client.tabs().map((tab) => [tab, client.state(tab)])),
}
