import type { HasTime } from '../core/value/text-out'
import { BATCH } from '../transport/handshake'
import type { Drafted, Fact } from './fact'
import { Keyframes, LongMessage, Writing } from './outgoing'
import type { Lending } from './lending'
import { toText } from './primordials'
import type { Recorder } from './recorder'
import type { Sources } from './sources'

interface Long {
  message: LongMessage
  sent: () => void
}

/** Writes facts and answers as messages, in slices of any length: what is too long for one message goes in pieces. */
export class Sender {
  private queue: Fact[] = []
  private next = 0
  private answers: Drafted[] = []
  /** The next answer, the next fact, and whichever of them is being sent in pieces. */
  private answer: Writing | undefined
  private fact: Writing | undefined
  /** How far the record went when the next fact began to be written. */
  private upTo = 0
  private long: Long | undefined
  private readonly keyframes = new Keyframes()

  constructor(
    private readonly post: (text: string) => void,
    private readonly document: string,
    private readonly recorder: Recorder,
    private readonly sources: Sources,
    private readonly lending: Lending,
    private readonly draft: (fact: Fact, preferSteps: boolean) => Drafted,
  ) {}

  /** The next fact to be sent whole. */
  get unsent(): number | undefined {
    return this.queue[this.next]?.seq
  }

  /** From here on these are sent. Whoever just came has no part of what is being sent, and may lack what the others know. */
  restart(facts: Fact[]): void {
    this.queue = facts
    this.next = 0
    this.answer = undefined
    this.fact = undefined
    this.long = undefined
    this.keyframes.forget()
    this.lending.forget()
  }

  stop(): void {
    this.restart([])
    this.answers = []
  }

  add(fact: Fact): void {
    this.queue.push(fact)
  }

  addAnswer(answer: Drafted): void {
    this.answers.push(answer)
  }

  /** Sends what there is time for, and says what it then waits for. */
  send(hasTime: HasTime): 'nothing' | 'time' | 'a pending fact' {
    while (hasTime()) {
      if (this.long) {
        if (!this.long.message.send(hasTime)) return 'time'
        const { sent } = this.long
        this.long = undefined
        sent()
      } else if (this.answers.length > 0) {
        if (!this.sendAnswer(hasTime)) return 'time'
      } else {
        this.sendBatch(hasTime)
        if (this.long) continue
        if (this.queue[this.next]?.isPending) return 'a pending fact'
        if (this.next < this.queue.length) continue
        this.queue = []
        this.next = 0
        this.lending.forget()
        return 'nothing'
      }
    }
    return 'time'
  }

  private sendAnswer(hasTime: HasTime): boolean {
    const [drafted] = this.answers
    if (!drafted) return true
    const writing = (this.answer ??= new Writing(drafted))
    const text = writing.take(hasTime)
    if (text === undefined) return false
    const sent = (): void => {
      this.answers.shift()
      this.answer = undefined
    }
    if (writing.isDone) {
      this.post(text)
      sent()
    } else this.long = { message: new LongMessage(this.post, this.document, writing, text), sent }
    return true
  }

  private sendBatch(hasTime: HasTime): void {
    const texts: string[] = []
    let length = 0
    let first: string | undefined
    while (this.next < this.queue.length && length < BATCH && hasTime()) {
      const fact = this.queue[this.next]
      if (!fact || fact.isPending) break
      const writing = (this.fact ??= this.begin(fact))
      const text = writing.take(hasTime)
      if (text === undefined) break
      if (!writing.isDone) {
        first = text
        break
      }
      texts.push(text)
      length += text.length
      this.sent(fact, text.length)
    }
    const sources = this.sources.takeChanged()
    if (texts.length > 0 || sources.length > 0) this.post(`${this.head(sources)}${texts.join(',')}]}`)
    if (first === undefined || !this.fact) return
    const fact = this.queue[this.next]
    const message = new LongMessage(this.post, this.document, this.fact, this.head([]) + first, '{[', ']}')
    this.long = { message, sent: () => fact && this.sent(fact, message.length) }
  }

  private begin(fact: Fact): Writing {
    this.upTo = this.recorder.next
    return new Writing(this.draft(fact, this.keyframes.isEarly(fact.source)))
  }

  private head(sources: ReturnType<Sources['takeChanged']>): string {
    const head = toText({ type: 'batch', document: this.document, sources, dropped: this.recorder.dropped })
    return `${head.slice(0, -1)},"events":[`
  }

  private sent(fact: Fact, length: number): void {
    const { source, change, draft } = fact
    const { loan, lendable } = this.fact?.drafted ?? {}
    if (draft.type === 'response-read' && lendable) this.lending.add(draft.request, lendable, this.upTo)
    if (source !== undefined && (change || draft.type === 'store-created')) {
      const asSteps = change?.isPeriodic === true && this.keyframes.isEarly(source)
      this.keyframes.sent(source, fact.isAnchor && !asSteps, length + (loan?.length ?? 0))
    }
    this.fact = undefined
    this.next++
  }
}
