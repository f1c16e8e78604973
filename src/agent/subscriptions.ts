import { guard } from './guard'
import { now, timeout } from './primordials'
import type { Recorder } from './recorder'
import { captureStack } from './stacks'

/**
 * Subscriptions told one by one: so many in a row, and so many more every second. Beyond that (10,000 components that mount,
 * a list that scrolls) they go together, or they would push everything else out of the record.
 */
const IN_A_ROW = 100
const PER_SECOND = 2
/** Milliseconds until those that go together are told. */
const GATHERED_FOR = 500

/** Subscriptions under one number. */
interface Lot {
  number: number
  stack: Error
  /** Still to tell. */
  added: number
  removed: number
}

/** Who listens to one store: tells each where they are few, lots of them where they are many. */
export class Subscriptions {
  private next = 1
  private allowance = IN_A_ROW
  private since = now()
  private gathering: Lot | undefined
  private readonly leaving = new Set<Lot>()
  private asked = false

  constructor(
    private readonly source: string,
    private readonly recorder: Recorder,
  ) {}

  /** Returns what to call, once, when the subscription ends. */
  added(): () => void {
    const isTold = this.recorder.on && this.mayTell()
    const lot = isTold ? this.open() : (this.gathering ??= this.open())
    lot.added++
    if (isTold) this.tellAdded(lot)
    else this.tellSoon()
    return () => this.removed(lot)
  }

  private removed(lot: Lot): void {
    // Come and gone between two tellings.
    if (lot.added > 0) return void lot.added--
    lot.removed++
    this.leaving.add(lot)
    if (lot !== this.gathering && this.mayTell()) this.tellRemoved(lot)
    else this.tellSoon()
  }

  private open(): Lot {
    return { number: this.next++, stack: captureStack(), added: 0, removed: 0 }
  }

  private mayTell(): boolean {
    const at = now()
    this.allowance = Math.min(IN_A_ROW, this.allowance + ((at - this.since) / 1_000) * PER_SECOND)
    this.since = at
    if (this.allowance < 1) return false
    this.allowance--
    return true
  }

  private tellSoon(): void {
    if (this.asked) return
    this.asked = true
    timeout(() => {
      this.asked = false
      guard(() => this.tell(), undefined)
    }, GATHERED_FOR)
  }

  /** What can't be told because the record is paused waits for the next time. */
  private tell(): void {
    if (this.gathering && (this.gathering.added === 0 || this.tellAdded(this.gathering))) this.gathering = undefined
    for (const lot of this.leaving) this.tellRemoved(lot)
  }

  private tellAdded(lot: Lot): boolean {
    const told = this.recorder.add({ type: 'subscription-added', ...this.facts(lot, lot.added) }, lot.stack)
    if (told) lot.added = 0
    return told !== undefined
  }

  private tellRemoved(lot: Lot): void {
    if (!this.recorder.add({ type: 'subscription-removed', ...this.facts(lot, lot.removed) })) return
    lot.removed = 0
    this.leaving.delete(lot)
  }

  private facts({ number }: Lot, count: number): { source: string; subscription: number; count?: number } {
    return { source: this.source, subscription: number, ...(count > 1 && { count }) }
  }
}
