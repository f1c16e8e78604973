import type { CDPSession, Page } from 'playwright'
import { until } from '../../../src/cli/until'
import { BATCH } from '../../../src/protocol/limits'
import { defineCase } from '../define-case'
import { duration } from '../harness/figures'

const EVENTS = 4096
const PORT = 'driftscope-bench'

export default defineCase({
  id: 'port-batch',
  metrics: [
    {
      name: 'port-batch',
      what: `${EVENTS} events of 1 KB, each written as text, through the extension's own port, each message acknowledged, one by one / in batches as long as the agent makes them; the shortest of 7`,
      better: 'higher',
      target: 15,
      why: 'what remains is carrying 4 MB through three processes: their processor time was 0.08 to 0.12 s in batches and 1 to 1.4 s one by one, both measured on a busy machine. Batches of 64 to 512 K characters take equally long, as do lists of events in the place of their text and, with the port writing what it carries as JSON, both: 32 to 55 ms at best, 10 to 16 times less than one by one.',
    },
  ],
  async run(bench) {
    const { page, browser } = await bench.open('start')
    const receiver = await browser.context.newPage()
    await receiver.goto(`chrome-extension://${browser.extensionId}/src/pages/permissions.html`)
    await receiver.evaluate(acknowledge, PORT)
    const { session, contextId } = await contentScript(page, browser.extensionId)
    const event = { seq: 1, at: 1.5, path: '/projects/3/scenes/25/code', value: 'x'.repeat(900) }
    const batch = Math.floor(BATCH / JSON.stringify(event).length)
    const sent = async (each: number): Promise<number> => {
      const expression = `(${send.toString()})(${JSON.stringify([PORT, event, EVENTS, each])})`
      const answer = await session.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      })
      return Number(answer.result.value)
    }
    const [single, batched]: [number[], number[]] = [[], []]
    for (let round = 0; round < 7; round++) {
      single.push(await sent(1))
      batched.push(await sent(batch))
    }
    const [one, many] = [Math.min(...single), Math.min(...batched)]
    return { 'port-batch': { ratio: one / many, detail: `${duration(one)} / ${duration(many)}, batches of ${batch}` } }
  },
})

/** The world of the extension's content script in a page, the only one there from which its port leads. */
async function contentScript(page: Page, extension: string): Promise<{ session: CDPSession; contextId: number }> {
  const session = await page.context().newCDPSession(page)
  let contextId: number | undefined
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extension}`) contextId = context.id
  })
  await session.send('Runtime.enable')
  const found = await until(() => contextId, 5_000)
  if (found === undefined) throw new Error('the page has no content script of the extension')
  return { session, contextId: found }
}

interface Port {
  postMessage: (message: unknown) => void
  onMessage: { addListener: (listener: (message: unknown) => void) => void }
  disconnect: () => void
}
interface Runtime {
  connect: (options: { name: string }) => Port
  onConnect: { addListener: (listener: (port: Port & { name: string }) => void) => void }
}

/** Runs in a page of the extension: answers each message. */
function acknowledge(name: string): void {
  const { chrome } = globalThis as unknown as { chrome: { runtime: Runtime } }
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === name) port.onMessage.addListener(() => port.postMessage(0))
  })
}

/** Runs in the content script's world: milliseconds until so many events are sent, `each` to a message, and acknowledged. */
function send([name, event, count, each]: [string, object, number, number]): Promise<number> {
  const { chrome } = globalThis as unknown as { chrome: { runtime: Runtime } }
  const port = chrome.runtime.connect({ name })
  // The agent writes each event by itself, however many go in a message.
  const events = Array.from({ length: count }, (_, seq) => JSON.stringify({ ...event, seq }))
  const start = performance.now()
  let waiting = Math.ceil(count / each)
  return new Promise((resolve) => {
    port.onMessage.addListener(() => {
      if (--waiting > 0) return
      resolve(performance.now() - start)
      port.disconnect()
    })
    for (let i = 0; i < count; i += each) port.postMessage(`[${events.slice(i, i + each).join(',')}]`)
  })
}
