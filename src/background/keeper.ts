import browser from 'webextension-polyfill'
import type { ToWorker } from '../protocol/extension'
import { listenToDocuments } from './documents'

/** ms to wait before each try: the worker may end in the middle of a job, and is started anew by the next. */
const TRIES = [0, 50, 200, 1_000, 5_000]

/**
 * The offscreen page: awake while the worker sleeps, so that what a document says as its last word is heard. Holds nothing
 * but what the worker has not yet taken.
 */
listenToDocuments({
  opened: (tab, opener) => void deliver({ type: 'keep-opener', tab, opener }),
  left: (tab, tail) => void deliver({ type: 'keep-tail', id: crypto.randomUUID(), tab, tail }),
})

async function deliver(message: ToWorker): Promise<void> {
  for (const delay of TRIES) {
    await pause(delay)
    if (await isTaken(message)) return
  }
}

async function isTaken(message: ToWorker): Promise<boolean> {
  try {
    return (await browser.runtime.sendMessage(message)) === true
  } catch {
    return false
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
