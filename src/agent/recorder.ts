import type { Draft } from '../sources/define-source'
import type { Clock } from './clock'
import { applySteps } from '../core/value/steps'
import { isHeld } from './held'
import { guard } from './guard'
import type { IdleQueue } from './idle'
import { microtask, now } from './primordials'
import { Fact, type Moment, type StateChange } from './fact'

/** What the recorder may keep. The oldest facts go first. */
const MAX_FACTS = 10_000
const MAX_BYTES = 48 * 1024 * 1024

/** Measured bytes of one fact of references, and of one unread stack. */
const FACT_BYTES = 290
const STACK_BYTES = 720

/** Asks to hear of each new fact. */
type Listener = (fact: Fact) => void

/** The flight recorder: the last facts of the document, as references. */
export class Recorder {
  /** Facts in order; the ring begins at `start`, and what is before it has been let go. */
  private facts: (Fact | undefined)[] = []
  private start = 0
  next = 0
  bytes = 0
  dropped = 0
  on = true
  listener: Listener | undefined
  /** What each source held where the kept facts begin. */
  private readonly pinned = new Map<string, Pin>()
  private trimming = false
  private latest: Moment = { at: 0, run: 0, task: 0 }
  private waiting: (() => void)[] = []

  constructor(
    private readonly clock: Clock,
    private readonly idle: IdleQueue,
  ) {}

  get first(): number {
    return this.facts[this.start]?.seq ?? this.next
  }

  get count(): number {
    return this.facts.length - this.start
  }

  /** The present one. What happens in one millisecond of a synchronous run shares it. */
  moment(): Moment {
    const { clock, latest } = this
    clock.touch()
    const at = now()
    const { run, task } = clock
    if (at === latest.at && run === latest.run && task === latest.task) return latest
    return (this.latest = { at, run, task })
  }

  /** Runs `job` before the next fact goes on record, at the latest when the present synchronous run is over. */
  beforeNext(job: () => void): void {
    if (this.waiting.length === 0) microtask(this.runWaiting)
    this.waiting.push(job)
  }

  private readonly runWaiting = (): void => {
    for (const job of this.waiting.splice(0)) guard(job, undefined)
  }

  add(draft: Draft, stack?: Error, change?: StateChange, moment?: Moment): Fact | undefined {
    if (!this.on) return undefined
    if (this.waiting.length > 0) this.runWaiting()
    const bytes = FACT_BYTES + (stack ? STACK_BYTES : 0) + (change ? 0 : weigh(draft))
    const fact = new Fact(this.next++, moment ?? this.moment(), draft, stack, change, bytes)
    this.facts.push(fact)
    this.bytes += bytes
    if (this.count > MAX_FACTS || this.bytes > MAX_BYTES) this.trim()
    this.listener?.(fact)
    return fact
  }

  /** Corrects what a fact is thought to keep alive. */
  reweigh(fact: Fact, bytes: number): void {
    if (fact.seq < this.first) return
    this.bytes += bytes - fact.bytes
    fact.bytes = bytes
    if (this.bytes > MAX_BYTES) this.trim()
  }

  at(seq: number): Fact | undefined {
    return this.facts[this.start + seq - this.first]
  }

  /** What is kept from `seq` on: first what pins down sources whose facts are gone, then everything in order. */
  from(seq: number): { pinned: Fact[]; facts: Fact[] } {
    const offset = Math.max(0, seq - this.first)
    const facts = this.facts.slice(this.start + offset).filter((fact) => fact !== undefined)
    const pinned = [...this.pinned.values()].filter(({ fact }) => fact.seq >= seq)
    const whole = pinned.map(({ fact, state }) => (state ? fact.asKeyframe(state.value) : fact))
    return { pinned: whole.toSorted((a, b) => a.seq - b.seq), facts }
  }

  forget(): void {
    this.facts = []
    this.start = 0
    this.bytes = 0
    this.pinned.clear()
  }

  /** Drops the oldest facts; later, if it can wait, for what is left behind takes a little work. */
  private trim(): void {
    if (this.count > 2 * MAX_FACTS || this.bytes > 2 * MAX_BYTES) return this.drop()
    if (this.trimming) return
    this.trimming = true
    this.idle.add(() => {
      this.trimming = false
      this.drop()
    })
  }

  private drop(): void {
    let last: Fact | undefined
    while (this.count > 1 && (this.count > MAX_FACTS || this.bytes > MAX_BYTES)) {
      const fact = this.facts[this.start]
      if (!fact) break
      this.facts[this.start++] = undefined
      this.bytes -= fact.bytes
      this.dropped++
      // Of a burst of changes only the last one counts.
      if (last && !fact.isWholeAfter(last)) this.pin(last)
      last = fact
    }
    if (last) this.pin(last)
    // Moving the kept half over, now and then, is cheaper than a true ring and keeps the indices simple.
    if (this.start > MAX_FACTS) {
      this.facts = this.facts.slice(this.start)
      this.start = 0
    }
  }

  /** Keeps what a source held after its last dropped fact, so that the steps which follow have something to start from. */
  private pin(fact: Fact): void {
    const { source, change } = fact
    if (source === undefined) return
    if (!change) {
      if (fact.isAnchor) this.pinned.set(source, { fact, state: fact.state })
      return
    }
    const before = this.pinned.get(source)
    const state = fact.state ?? (before?.state && { value: applySteps(before.state.value, change.steps ?? []) })
    if (state) this.pinned.set(source, { fact, state })
    else this.pinned.delete(source)
  }
}

/** The last fact that fell out of a source, and for stores the state after it. */
interface Pin {
  fact: Fact
  state: { value: unknown } | undefined
}

/** Estimated bytes that a fact keeps alive by itself. */
function weigh(draft: Draft): number {
  let bytes = 0
  if ('text' in draft && draft.text !== undefined) bytes += draft.text.length * 2
  for (const key of ['value', 'body', 'state'] as const) {
    const held: unknown = key in draft ? (draft as { [key: string]: unknown })[key] : undefined
    if (isHeld(held)) bytes += held.bytes
  }
  return bytes
}
