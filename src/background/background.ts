import browser, { type Runtime } from 'webextension-polyfill'
import { type ToWorker, ToWorkerSchema } from '../protocol/extension'
import { check } from '../protocol/parse'
import { SETTINGS } from '../protocol/techniques'
import { atOrigin } from '../transport/site'
import { accessChanged, mayRead } from './access'
import { listenToDocuments } from './documents'
import { keepOpener, keepTail } from './keep'
import { hasOffscreen, openKeeper } from './offscreen'
import { showPermissions, showWelcome } from './own-pages'
import { pipe } from './pipe'
import { registerGranted } from './registration'

/** Holds no state: the worker may end at any moment, and an answer that is awaited keeps it until its job is done. */
function onMessage(input: unknown, sender: Runtime.MessageSender): Promise<boolean | number[]> | undefined {
  const parsed = check(ToWorkerSchema, input)
  return parsed.ok ? take(parsed.message, sender) : undefined
}

async function take(message: ToWorker, sender: Runtime.MessageSender): Promise<boolean | number[]> {
  if (message.type === 'keeper-wanted') return openKeeper()
  if (message.type === 'stay') return true
  if (message.type === 'may-read') return mayRead(message.origin)
  // Only our own pages may speak for any tab.
  if (sender.url?.startsWith(browser.runtime.getURL('')) !== true) return false
  if (message.type === 'tabs-at') return atOrigin(await browser.tabs.query({}), message.origin)
  if (message.type === 'show-permissions') await showPermissions(message.origin)
  else if (message.type === 'keep-tail') await keepTail(message.id, message.tab, message.tail)
  else await keepOpener(message.tab, message.opener)
  return true
}

browser.runtime.onMessage.addListener(onMessage)
browser.permissions.onAdded.addListener(() => void accessChanged())
browser.permissions.onRemoved.addListener(() => void accessChanged())
// What the settings switch off holds for pages to come.
browser.storage.local.onChanged.addListener((changes) => {
  if (SETTINGS in changes) void registerGranted()
})
browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void showWelcome()
})
if (hasOffscreen) {
  void openKeeper()
} else {
  listenToDocuments({
    opened: (tab, opener) => void keepOpener(tab, opener),
    left: (tab, tail) => void keepTail(crypto.randomUUID(), tab, tail),
    // Nobody may be there to hear it.
    ready: (document) => void browser.runtime.sendMessage(document).catch(() => undefined),
  })
  browser.runtime.onConnect.addListener(pipe)
}
void registerGranted()
