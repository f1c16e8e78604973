import { guard } from './guard'
import { microtask, monotonic, timeout } from './primordials'

/** Longest piece of work in a row, in milliseconds. */
const SLICE = 4

const request: (run: () => void, within: number) => void =
  typeof requestIdleCallback === 'function'
    ? (
        (idle) => (run, within) =>
          void idle(run, { timeout: within })
      )(requestIdleCallback.bind(globalThis))
    : (run) => void timeout(run, 50)

/** Work put off until the page has nothing to do, in slices of a few milliseconds. */
export class IdleQueue {
  private jobs: (() => unknown)[] = []
  private next = 0
  private asked = false

  /** `job` runs within about a second, and again at once as long as it returns true and there is time. */
  add(job: () => unknown): void {
    this.jobs.push(job)
    if (this.asked) return
    this.asked = true
    // Not from within the page's own call: asking costs more than recording.
    microtask(() => request(this.slice, 1_000))
  }

  private readonly slice = (): void => {
    const end = monotonic() + SLICE
    while (this.next < this.jobs.length && monotonic() < end) {
      const job = this.jobs[this.next]
      if (!job || guard(job, undefined) !== true) this.next++
    }
    if (this.next < this.jobs.length) return request(this.slice, 1_000)
    this.jobs = []
    this.next = 0
    this.asked = false
  }
}
