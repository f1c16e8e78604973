import type { AgentEvent } from '../core/timeline/event'
import type { FromAgent, Tail } from '../protocol/messages'
import { parseToAgent } from '../protocol/parse'
import { type MemoryChannel, memoryChannel } from './memory'
import type { ReadyDocument, RecordingClient, Wiring } from './recording-client'
import type { Access } from './tab-link'

/** Says what protocol/messages.ts asks of an agent, over a ring of `limit` facts. */
class FakeAgent {
  readonly events: AgentEvent[] = []
  readonly channels = new Set<MemoryChannel>()
  next = 0
  /** Facts sent, each as often as it was. */
  sent = 0
  recording = true
  /** Next to be sent; undefined while nobody listens. */
  #cursor: number | undefined

  constructor(
    readonly facts: { document: string; top: boolean; url: string; origin: string; startedAt: number },
    readonly tab: number,
    readonly frame: number,
    readonly limit: number,
    /** Characters of the longest message. */
    readonly piece: number,
  ) {}

  get first(): number {
    return this.events[0]?.seq ?? this.next
  }

  record(): void {
    const seq = this.next++
    const { document } = this.facts
    this.events.push({ type: 'url-changed', seq, at: seq, run: seq, task: seq, url: `${document}#${seq}` })
    if (this.events.length > this.limit) this.events.shift()
  }

  left(at: number): void {
    const seq = this.next++
    this.events.push({ type: 'document-left', seq, at, run: seq, task: seq, persisted: false })
  }

  hear(input: unknown): void {
    const parsed = parseToAgent(input)
    if (!parsed.ok) throw new Error(parsed.problem)
    const { message } = parsed
    if (message.type === 'record') this.recording = message.on
    if (message.type === 'read') {
      const { document, call, source } = message
      if (document === this.facts.document) this.#say({ type: 'result', document, call, value: `value of ${source}` })
    }
    if (message.type !== 'hello') return
    const have = message.have[this.facts.document] ?? -1
    this.#cursor = Math.min(this.#cursor ?? Number.POSITIVE_INFINITY, have + 1)
    this.#say({ type: 'welcome', ...this.facts, first: this.first, next: this.next })
  }

  /** Sends what has not been sent; nothing while nobody listens. */
  flush(): void {
    if (this.channels.size === 0) this.#cursor = undefined
    const from = this.#cursor
    if (from === undefined || from >= this.next) return
    this.#cursor = this.next
    const events = this.events.filter(({ seq }) => seq >= from)
    this.sent += events.length
    this.#say({ type: 'batch', document: this.facts.document, sources: [], events, dropped: this.first })
  }

  /** The last `count` facts, marked so that a test can tell them from those the agent sends. */
  tail(count: number): Tail {
    const marked = (event: AgentEvent): AgentEvent => (event.type === 'document-left' ? event : { ...event, at: -1 })
    const events = this.events.slice(-count).map(marked)
    return { type: 'tail', ...this.facts, sources: [], events, dropped: 0 }
  }

  #say(message: FromAgent): void {
    for (const text of this.#texts(message)) for (const channel of this.channels) channel.page.send(text)
  }

  /** Longer messages go in pieces. */
  #texts(message: FromAgent): string[] {
    const text = JSON.stringify(message)
    if (message.type !== 'batch' || text.length <= this.piece) return [text]
    return Array.from({ length: Math.ceil(text.length / this.piece) }, (_, index) => {
      const [start, end] = [index * this.piece, (index + 1) * this.piece]
      const { document } = message
      const head = { type: 'piece', document, index, last: end >= text.length }
      return `${JSON.stringify(head)}\n${text.slice(start, end)}`
    })
  }
}

/** Where pages are if nothing else is said. */
export const SITE = 'http://localhost'

/** A browser in memory: tabs with documents, whose messages are delivered, lost and delayed on demand. */
export class World {
  readonly agents: FakeAgent[] = []
  readonly live = new Set<FakeAgent>()
  access: Access = 'allowed'
  /** How often the question for a site's tabs fails from now on. */
  silences = 0
  readonly #limit: number
  readonly #tailLength: number
  readonly #piece: number
  readonly #channels = new Set<MemoryChannel>()
  readonly #timers = new Set<() => void>()
  readonly #kept: { tab: number; text: string }[] = []
  readonly #openers: [number, number][] = []
  readonly #onTail = new Set<(tail: { tab: number; text: string }) => void>()
  readonly #onReady = new Set<(ready: ReadyDocument) => void>()

  constructor({
    limit = Number.POSITIVE_INFINITY,
    tailLength = Number.POSITIVE_INFINITY,
    piece = Number.POSITIVE_INFINITY,
  } = {}) {
    this.#limit = limit
    this.#piece = piece
    this.#tailLength = tailLength
  }

  readonly wiring: Wiring = {
    connect: (tab, frame) => {
      const channel = memoryChannel()
      const reached = [...this.live].filter((agent) => agent.tab === tab && (frame ?? agent.frame) === agent.frame)
      this.#channels.add(channel)
      for (const agent of reached) agent.channels.add(channel)
      channel.page.listen(
        (input) => {
          for (const agent of reached) if (this.live.has(agent)) agent.hear(input)
        },
        () => this.#forget(channel),
      )
      // As the browser does: nobody there shows as a port that closes.
      if (reached.length === 0) queueMicrotask(() => channel.cut())
      return channel.client
    },
    access: async () => this.access,
    tabsAt: async (origin) => {
      if (this.silences-- > 0) throw new Error('nobody answers')
      return [...this.live].filter(({ facts }) => facts.top && facts.origin === origin).map(({ tab }) => tab)
    },
    kept: async () => ({ tails: [...this.#kept], openers: [...this.#openers] }),
    onTail: (listener) => {
      this.#onTail.add(listener)
      return () => this.#onTail.delete(listener)
    },
    onDocumentReady: (listener) => {
      this.#onReady.add(listener)
      return () => this.#onReady.delete(listener)
    },
    after: (_milliseconds, run) => {
      this.#timers.add(run)
      return () => this.#timers.delete(run)
    },
  }

  /** A document begins in a tab; in its top frame it takes the place of all that was in the tab. */
  load(tab: number, frame = 0, origin = SITE): FakeAgent {
    const top = frame === 0
    for (const old of this.live) if (old.tab === tab && (top || old.frame === frame)) this.leave(old)
    const startedAt = this.agents.length
    const document = `document-${startedAt}`
    const facts = { document, top, url: `${origin}/${document}`, origin, startedAt }
    const agent = new FakeAgent(facts, tab, frame, this.#limit, this.#piece)
    this.agents.push(agent)
    this.live.add(agent)
    agent.record()
    for (const listener of this.#onReady) listener({ tab, frame, origin })
    return agent
  }

  /** A document goes and leaves its tail; `at`: for good, at that moment. */
  leave(agent: FakeAgent, at?: number): void {
    if (at !== undefined) agent.left(at)
    this.live.delete(agent)
    this.keep({ tab: agent.tab, text: JSON.stringify(agent.tail(this.#tailLength)) })
    for (const channel of agent.channels) {
      const others = [...this.live].some((other) => other.channels.has(channel))
      if (!others) channel.cut()
    }
  }

  keep(tail: { tab: number; text: string }): void {
    this.#kept.push(tail)
    for (const listener of this.#onTail) listener(tail)
  }

  opened(tab: number, opener: number): void {
    this.#openers.push([tab, opener])
  }

  /** Lets something happen whose announcements are lost. */
  silently(happen: () => void): void {
    const listeners = [...this.#onReady]
    this.#onReady.clear()
    happen()
    for (const listener of listeners) this.#onReady.add(listener)
  }

  /** Delivers one waiting message of any channel. */
  deliver(): boolean {
    return [...this.#channels].some((channel) => channel.deliver())
  }

  /** What a killed worker or a reloaded client does: every channel breaks, what is under way is lost. */
  cut(): void {
    for (const channel of this.#channels) channel.cut()
  }

  /** Lets waiting timers run. */
  wait(): boolean {
    const due = [...this.#timers]
    this.#timers.clear()
    for (const run of due) run()
    return due.length > 0
  }

  /** Runs on until nothing is left to happen. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await Promise.resolve()
      for (const agent of this.live) agent.flush()
      quiet = this.deliver() || this.wait() ? 0 : quiet + 1
    }
  }

  #forget(channel: MemoryChannel): void {
    this.#channels.delete(channel)
    for (const agent of this.agents) agent.channels.delete(channel)
  }
}

/** `document-0: 0 1 2 | dropped 1` for each document. */
export const picture = (client: RecordingClient): string[] =>
  client
    .recording()
    .documents.map(
      ({ id, events, dropped }) =>
        `${id}: ${events.map(({ seq }) => seq).join(' ')}${dropped ? ` | dropped ${dropped}` : ''}`,
    )
