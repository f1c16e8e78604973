import type { Subscribed } from '../adapters/define-adapter'
import { guard } from './guard'
import type { Holders, Held } from './holders'
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

/** So many at once are looked into: does anybody hold what ends them? And so many of them are told. */
const MANY = 10
const MOST_UNHELD = 500

/** Subscriptions under one number. */
interface Lot extends Held {
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
  /** Those that were told one by one and have not ended. */
  private readonly live = new Set<Lot>()
  private unheld = ''
  private asked = false

  constructor(
    private readonly source: string,
    private readonly recorder: Recorder,
    private readonly holders: Holders,
  ) {}

  added(isMounting?: true): Subscribed {
    const isTold = this.recorder.on && this.mayTell()
    const lot = isTold ? this.open() : (this.gathering ??= this.open())
    lot.added++
    if (isMounting) lot.isMounting = true
    if (isTold && this.tellAdded(lot)) this.begun(lot)
    else this.tellSoon()
    return { ended: () => this.removed(lot), endsWith: (end) => this.holders.endsWith(end, lot) }
  }

  private begun(lot: Lot): void {
    this.live.add(lot)
    if (this.live.size >= MANY) this.holders.look(this)
  }

  /** A look at who holds what is over: says which of many nobody does. */
  looked(isHeld: (lot: Held) => boolean, mounted: number): void {
    const unheld = [...this.live].filter((lot) => !isHeld(lot)).slice(-MOST_UNHELD)
    const subscriptions = unheld.map(({ number }) => number)
    const text = `${subscriptions.join()} ${mounted}`
    if (unheld.length < MANY || text === this.unheld) return
    const mounting = unheld.filter(({ isMounting }) => isMounting).map(({ number }) => number)
    if (this.recorder.add({ type: 'subscriptions-unheld', source: this.source, subscriptions, mounting, mounted }))
      this.unheld = text
  }

  private removed(lot: Lot): void {
    this.live.delete(lot)
    // Come and gone between two tellings.
    if (lot.added > 0) return void lot.added--
    lot.removed++
    this.leaving.add(lot)
    if (lot !== this.gathering && this.mayTell()) this.tellRemoved(lot)
    else this.tellSoon()
  }

  private open(): Lot {
    const lot: Lot = { number: this.next++, stack: captureStack(), added: 0, removed: 0 }
    this.holders.begun(lot)
    return lot
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
