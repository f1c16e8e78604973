import browser from 'webextension-polyfill'
import { IS_DRIVEN, type ToWorker } from '../protocol/extension'
import { listenToDocuments } from './documents'

/** ms to wait before each try: the worker may end in the middle of a job, and is started anew by the next. */
const TRIES = [0, 50, 200, 1_000, 5_000, 30_000]
/** ms after which an answer is not expected any more: the one of a worker that was killed may never come. */
const PATIENCE = 2_000
/** ms; the browser ends a worker that has had nothing to do for 30 s. */
const STAY = 20_000

/**
 * The offscreen page: lives while the worker may not, so that what a document says as its last word is heard. Holds nothing
 * but what the worker has not yet taken.
 */
const documentsOpen = listenToDocuments({
  opened: (tab, opener) => void deliver({ type: 'keep-opener', tab, opener }),
  left: (tab, tail) => void deliver({ type: 'keep-tail', id: crypto.randomUUID(), tab, tail }),
})

// The browser holds the port of a new document back until the worker is awake: too late for one that redirects at once. So
// the worker stays awake while documents are open that may lead to others.
setInterval(() => {
  if (documentsOpen() > 0) void isTaken({ type: 'stay' })
}, STAY)

// The worker is not told whether a program drives the browser: pages are.
browser.runtime.onMessage.addListener((input: unknown) =>
  input === IS_DRIVEN ? Promise.resolve(navigator.webdriver) : undefined,
)

async function deliver(message: ToWorker): Promise<void> {
  for (const delay of TRIES) {
    await pause(delay)
    if (await Promise.race([isTaken(message), pause(PATIENCE)])) return
  }
}

async function isTaken(message: ToWorker): Promise<boolean> {
  try {
    return (await browser.runtime.sendMessage(message)) === true
  } catch {
    return false
  }
}

const pause = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds, false)
  })
