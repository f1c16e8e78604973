import browser, { type Runtime } from 'webextension-polyfill'
import { FromBridgeSchema } from '../protocol/extension'
import { check } from '../protocol/parse'
import { keepOpener, keepTail } from './keep'
import { pipe } from './pipe'
import { registerGranted } from './registration'

/** Holds no state: the worker may end at any moment, and an answer that is awaited keeps it until its job is done. */
function onMessage(input: unknown, { tab }: Runtime.MessageSender): Promise<void> | undefined {
  const parsed = check(FromBridgeSchema, input)
  if (!parsed.ok || tab?.id === undefined) return undefined
  const { message } = parsed
  if (message.type === 'document-left') return keepTail(tab.id, message.tail)
  if (message.top && tab.openerTabId !== undefined) return keepOpener(tab.id, tab.openerTabId)
  return undefined
}

browser.runtime.onMessage.addListener(onMessage)
browser.runtime.onConnect.addListener(pipe)
browser.permissions.onAdded.addListener(() => void registerGranted())
browser.permissions.onRemoved.addListener(() => void registerGranted())
void registerGranted()
