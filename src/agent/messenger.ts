import { decode } from '../core/value/decode'
import type { FromAgent, ToAgent } from '../protocol/messages'
import { type DocumentFacts } from './document-facts'
import { dryRun } from './dry-run'
import { Drafted, type Fact } from './fact'
import { guard, ledger } from './guard'
import type { Lending } from './lending'
import { microtask, monotonic, NativePromise, parseJson, thenNative, timeout, toText } from './primordials'
import { valueAt } from './reader'
import type { Refetch } from './refetch'
import type { Recorder } from './recorder'
import type { BridgePort } from './offer'
import { Sender } from './sender'
import type { Sources } from './sources'
import type { Statuses } from './statuses'
import type { Stores } from './stores'
import { turns } from './turn'
import { writeTo } from './writer'

/** Milliseconds spent on putting messages together in a row. */
const SLICE = 3
/** How long live facts wait for company, and the least time between two statuses. */
const DEBOUNCE = 40
const STATUS_EVERY = 1_000
/** How long who wants to have caught up waits for what is being looked for. */
const LOOKED_WITHIN = 3_000

type Post = (text: string) => void

/** The agent's end of the port: says what was asked for, and nothing while nobody listens. */
export class Messenger {
  listening = false
  refetch: Refetch | undefined
  /** Something is being looked for in the page that there may be a fact of. */
  isLooking: () => boolean = () => false
  private readonly sender: Sender
  /** Calls to answer once everything before a `seq` has been sent. */
  private catchingUp: { call: number; upTo: number }[] = []
  private pumping = false
  private lastStatus = 0
  private statusPending = false
  private readonly post: Post

  constructor(
    port: BridgePort,
    private readonly facts: DocumentFacts,
    private readonly recorder: Recorder,
    private readonly sources: Sources,
    private readonly stores: Stores,
    private readonly statuses: Statuses,
    lending: Lending,
    draft: (fact: Fact, preferSteps: boolean) => Drafted,
    private readonly stop: () => void,
  ) {
    this.post = port.post
    this.sender = new Sender(this.post, facts.document, recorder, sources, lending, draft)
    port.listen((data) => guard(() => this.receive(data), undefined))
    recorder.listener = (fact) => {
      if (!this.listening) return
      this.sender.add(fact)
      this.pump(DEBOUNCE)
    }
    statuses.onChange = () => this.status()
  }

  private receive(data: unknown): void {
    if (typeof data !== 'string') return
    const message = parseJson(data) as ToAgent // the bridge has checked it against its schema
    switch (message.type) {
      case 'hello':
        return this.hello(message.have[this.facts.document])
      case 'bye':
        this.listening = false
        this.sender.stop()
        this.catchingUp = []
        return undefined
      case 'stop':
        this.listening = false
        return this.stop()
      case 'record': {
        const resumed = message.on && !this.recorder.on
        this.recorder.on = message.on
        // What the stores took on meanwhile is on nobody's record.
        if (resumed) this.stores.anchorAll()
        return this.status()
      }
      case 'catch-up':
        if (message.document !== this.facts.document) return undefined
        return this.lookedAround(() => {
          this.catchingUp.push({ call: message.call, upTo: this.recorder.next })
          this.pump(0)
        })
      case 'read':
        if (message.document === this.facts.document) this.read(message)
        return undefined
      case 'write':
        if (message.document === this.facts.document) this.say(this.write(message))
        return undefined
      case 'refetch':
        if (message.document === this.facts.document) this.askAgain(message)
        return undefined
      case 'dry-run':
        if (message.document === this.facts.document) this.tryRestoring(message)
    }
  }

  private hello(last: number | undefined): void {
    const { recorder } = this
    const unsent = this.listening ? this.sender.unsent : undefined
    const from = Math.min(last === undefined ? 0 : last + 1, unsent ?? recorder.next)
    const { pinned, facts } = recorder.from(from)
    this.listening = true
    const queue = [...pinned, ...facts]
    this.sender.restart(queue)
    this.say({ type: 'welcome', ...this.facts.now(), first: recorder.first, next: recorder.next })
    this.sources.changeAll()
    if (from < recorder.first || last === undefined) this.stores.anchorThoseWithout(queue)
    this.pump(0)
    this.status()
  }

  /** Sends what is queued, one short slice after the other. */
  private pump(delay: number): void {
    if (this.pumping) return
    this.pumping = true
    if (delay === 0) this.nextTurn()
    // Not from within the page's own call: with a debugger attached, a timer notes who asked for it.
    else microtask(() => timeout(this.turn, delay))
  }

  private readonly turn = (): void => {
    this.pumping = false
    guard(() => this.slice(), undefined)
  }
  private readonly nextTurn = turns(this.turn)

  private slice(): void {
    if (!this.listening) return
    const end = monotonic() + SLICE
    const waitsFor = this.sender.send(() => monotonic() < end)
    this.answerCaughtUp()
    if (waitsFor === 'nothing') this.status()
    else this.pump(waitsFor === 'time' ? 0 : DEBOUNCE)
  }

  private answerCaughtUp(): void {
    const unsent = this.sender.unsent ?? this.recorder.next
    const { document } = this.facts
    for (const { call, upTo } of this.catchingUp) if (upTo <= unsent) this.say({ type: 'result', document, call })
    this.catchingUp = this.catchingUp.filter(({ upTo }) => upTo > unsent)
  }

  /** Says how the agent is doing, at most once a second. */
  private status(): void {
    if (!this.listening || this.statusPending) return
    this.statusPending = true
    const wait = Math.max(0, this.lastStatus + STATUS_EVERY - monotonic())
    timeout(() => {
      this.statusPending = false
      this.lastStatus = monotonic()
      if (this.listening) this.say(this.statusNow())
    }, wait)
  }

  private statusNow(): FromAgent {
    const { recorder } = this
    return {
      type: 'status',
      document: this.facts.document,
      techniques: [...this.statuses.all.values()],
      cost: Math.round(ledger.cost * 100) / 100,
      bytes: recorder.bytes,
      events: recorder.count,
      dropped: recorder.dropped,
      recording: recorder.on,
    }
  }

  private read(message: Extract<ToAgent, { type: 'read' }>): void {
    const answer = { type: 'result', document: this.facts.document, call: message.call } as const
    const threw = (): void => this.say({ ...answer, error: 'reading it threw' })
    const found = (root: unknown): void => {
      const member = root === undefined ? undefined : valueAt(root, message.path)
      if (!member) return this.say({ ...answer, error: 'nothing there' })
      this.answer(message, member.value)
    }
    try {
      const read = this.stores.live.get(message.source)?.current ?? this.sources.reader(message.source)
      if (!read) return this.say({ ...answer, error: 'this source cannot be read at once' })
      const root = read(message.path)
      if (root instanceof NativePromise) void thenNative(thenNative(root, found, threw), () => undefined, threw)
      else found(root)
    } catch {
      threw()
    }
  }

  /** Sends a value in answer to a call, however large. */
  private answer({ call, budget }: { call: number; budget: number }, value: unknown): void {
    const result: { [key: string]: unknown } = { type: 'result', document: this.facts.document, call }
    const drafted = new Drafted(result)
    result['value'] = drafted.text(value, budget)
    this.sender.addAnswer(drafted)
    this.pump(0)
  }

  private tryRestoring(message: Extract<ToAgent, { type: 'dry-run' }>): void {
    const failed = (error: string): void =>
      this.say({ type: 'result', document: this.facts.document, call: message.call, error })
    const restoring = guard(() => this.stores.live.get(message.source)?.restoring(), undefined)
    if (!restoring) return failed('nothing of this store can be tried')
    const run = dryRun(restoring, decode(message.state), message.version)
    void thenNative(
      run,
      (done) => this.answer(message, done),
      () => failed('trying it threw'),
    )
  }

  private write({ call, source, path = [], value }: Extract<ToAgent, { type: 'write' }>): FromAgent {
    const answer = { type: 'result', document: this.facts.document, call } as const
    try {
      const error = writeTo(this.stores.live.get(source), path, value)
      return error === undefined ? answer : { ...answer, error }
    } catch {
      return { ...answer, error: 'writing it threw' }
    }
  }

  /** Goes on when what has begun to be looked for in the page's idle time is found or not; not for ever. */
  private lookedAround(next: () => void, until = monotonic() + LOOKED_WITHIN): void {
    if (!this.isLooking() || monotonic() > until) return next()
    timeout(() => guard(() => this.lookedAround(next, until), undefined), DEBOUNCE)
  }

  private askAgain({ call, request }: Extract<ToAgent, { type: 'refetch' }>): void {
    const answer = { type: 'result', document: this.facts.document, call } as const
    const told = (error: string | undefined): void => this.say(error === undefined ? answer : { ...answer, error })
    const asked = this.refetch?.(request)
    if (asked) void thenNative(asked, told, () => told('asking again threw'))
  }

  private say(message: FromAgent): void {
    this.post(toText(message))
  }
}
