import type { BrowserContext, CDPSession, Frame, Page } from 'playwright'

export interface Held {
  /** Bytes that are reachable, those of buffers included. */
  heap: number
  /** DOM nodes, those outside of the document included. */
  nodes: number
}

/** Asks for what a page or a frame of its own process holds, after a collection. */
export async function heapOf(context: BrowserContext, of: Page | Frame): Promise<() => Promise<Held>> {
  const session = await context.newCDPSession(of)
  await session.send('HeapProfiler.enable')
  return async () => {
    const heap = await reachable(session)
    const { nodes } = await session.send('Memory.getDOMCounters')
    return { heap, nodes }
  }
}

async function reachable(session: CDPSession): Promise<number> {
  // What a finaliser lets go is only gone the second time.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
  return usedSize + backingStorageSize
}

/** The same of the extension's worker, which Playwright gives no session of; undefined while it sleeps. */
export async function workerHeap(context: BrowserContext): Promise<number | undefined> {
  const cdp = await context.browser()?.newBrowserCDPSession()
  if (!cdp) throw new Error('no browser')
  try {
    const { targetInfos } = await cdp.send('Target.getTargets')
    const worker = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://'),
    )
    if (!worker) return undefined
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false })
    const ask = (id: number, method: string): Promise<{ result?: { usedSize?: number } }> =>
      new Promise((resolve, reject) => {
        cdp.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
          const answer = JSON.parse(message) as { id?: number; result?: { usedSize?: number } }
          if (from === sessionId && answer.id === id) resolve(answer)
        })
        cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject)
      })
    await ask(1, 'HeapProfiler.collectGarbage')
    const { result } = await ask(2, 'Runtime.getHeapUsage')
    return result?.usedSize
  } finally {
    await cdp.detach()
  }
}
