import type { FromAgent, Tail } from '../protocol/messages'
import type { AgentEvent, AgentSource, RecordedDocument } from '../protocol/recording'
import { LentParts } from './lent'
import { presentOf } from './present'
import { notedUntagged } from './untagged'
import { untangled } from './untangle'

type Facts = Pick<Extract<FromAgent, { type: 'welcome' }> | Tail, 'document' | 'top' | 'url' | 'origin' | 'startedAt'>

/** All that is held of one document: events by `seq`, each once, whichever way and however often it came. */
export class DocumentLog {
  readonly id: string
  readonly top: boolean
  readonly startedAt: number
  readonly tab: number
  readonly origin: string
  #url: string
  readonly #sources = new Map<string, AgentSource>()
  /** In order of `seq`. */
  #events: AgentEvent[] = []
  /** Numbers of events that only a tail gave: it may have truncated them, so the agent's own replace them. */
  readonly #fromTail = new Set<number>()
  /** The agent's own events below this number are held, or known to be lost. */
  #next = 0
  /** Nothing below this number is missed: `clear` took it away. */
  #cleared = 0
  #view: RecordedDocument | undefined
  readonly #lent = new LentParts()

  constructor(tab: number, facts: Facts) {
    this.tab = tab
    this.id = facts.document
    this.top = facts.top
    this.startedAt = facts.startedAt
    this.#url = facts.url
    this.origin = facts.origin
  }

  /** The last `seq` of those the agent need not send again; -1 for none. */
  get have(): number {
    return this.#next - 1
  }

  /** When the page was left for good; undefined while it is there. */
  get leftAt(): number | undefined {
    const last = this.#events.at(-1)
    return last?.type === 'document-left' && !last.persisted ? last.at : undefined
  }

  /** Takes over what the agent says of itself. `first` is the oldest it still has: what is older will never come. */
  greet(url: string, first: number): void {
    this.#url = url
    this.#advance(first)
    this.#lent.forget()
    this.#view = undefined
  }

  add(sources: readonly AgentSource[], events: readonly AgentEvent[]): void {
    this.#take(
      sources,
      events.map((event) => this.#lent.resolve(notedUntagged(untangled(event)))),
      false,
    )
  }

  addTail(tail: Tail): void {
    this.#take(tail.sources, tail.events, true)
  }

  /** Forgets what happened; keeps what the present state is made of. */
  clear(): void {
    this.#cleared = (this.#events.at(-1)?.seq ?? -1) + 1
    this.#events = presentOf(this.#events)
    this.#advance(this.#cleared)
    this.#view = undefined
  }

  /** The same object until something changes. */
  view(): RecordedDocument {
    this.#view ??= {
      id: this.id,
      tab: String(this.tab),
      top: this.top,
      url: this.#url,
      origin: this.origin,
      startedAt: this.startedAt,
      sources: [...this.#sources.values()],
      events: [...this.#events],
      dropped: this.#missing(),
    }
    return this.#view
  }

  #take(sources: readonly AgentSource[], events: readonly AgentEvent[], fromTail: boolean): void {
    for (const source of sources) this.#sources.set(source.id, source)
    for (const event of events) this.#insert(event, fromTail)
    if (!fromTail) this.#advance(this.#next)
    this.#view = undefined
  }

  #insert(event: AgentEvent, fromTail: boolean): void {
    const { seq } = event
    if (seq < this.#cleared) return
    const at = this.#position(seq)
    const known = this.#events[at]?.seq === seq
    if (known && (fromTail || !this.#fromTail.has(seq))) return
    this.#events.splice(at, known ? 1 : 0, event)
    if (fromTail) this.#fromTail.add(seq)
    else this.#fromTail.delete(seq)
  }

  /** Index of the first event that is not before `seq`. Almost always the end. */
  #position(seq: number): number {
    let low = 0
    let high = this.#events.length
    if ((this.#events.at(-1)?.seq ?? -1) < seq) return high
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#events[middle]?.seq ?? 0) < seq) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Moves `next` to `to` at least, and on over what is held from there. */
  #advance(to: number): void {
    this.#next = Math.max(this.#next, to, this.#cleared)
    for (let at = this.#position(this.#next); ; at++) {
      if (this.#events[at]?.seq !== this.#next || this.#fromTail.has(this.#next)) return
      this.#next++
    }
  }

  #missing(): number {
    const end = (this.#events.at(-1)?.seq ?? -1) + 1
    const held = this.#events.length - this.#position(this.#cleared)
    return Math.max(0, end - this.#cleared - held)
  }
}
