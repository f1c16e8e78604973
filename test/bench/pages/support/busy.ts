/** How a stretch of time was for the main thread, besides watching it. */
export interface Busy {
  /** Milliseconds in which something else ran. */
  total: number
  /** The longest of them in a row. */
  longest: number
}

/** Shorter gaps are the watching itself. */
const SHORTEST = 0.04

/**
 * Watches the main thread, task after task: what lies between two of ours, others have run in. Ends after `ms`, or once `until`
 * milliseconds have gone by without anything longer than one.
 */
export function busy(ms: number, until = Number.POSITIVE_INFINITY): Promise<Busy> {
  const { port1, port2 } = new MessageChannel()
  const began = performance.now()
  const seen: Busy = { total: 0, longest: 0 }
  let last = began
  let lastLong = began
  return new Promise((resolve) => {
    port1.onmessage = () => {
      const now = performance.now()
      const gap = now - last
      last = now
      if (gap > SHORTEST) seen.total += gap
      if (gap > seen.longest) seen.longest = gap
      if (gap > 1) lastLong = now
      if (now - began < ms && now - lastLong < until) port2.postMessage(0)
      else {
        port1.close()
        resolve(seen)
      }
    }
    port2.postMessage(0)
  })
}
