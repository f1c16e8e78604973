import { Joints } from '../core/value/joints'
import { slice } from '../core/value/kind'
import { Pieces } from '../core/value/pieces'
import type { HasTime } from '../core/value/text-out'
import { PIECE } from '../transport/handshake'
import type { Drafted } from './fact'
import { toText } from './primordials'

/** Something on its way to text, as far as time allows. */
export class Writing {
  private readonly pieces: Pieces

  constructor(readonly drafted: Drafted) {
    this.pieces = new Pieces(drafted.event, toText, PIECE)
  }

  /** The next piece of its text; undefined: there was no time to finish it, or none is left. */
  take(hasTime: HasTime): string | undefined {
    const text = this.pieces.take(hasTime)
    return text !== undefined && this.isDone ? this.marked(text) : text
  }

  /** All of it has been taken. */
  get isDone(): boolean {
    return this.pieces.isDone
  }

  /** What is open where the text taken so far ends; undefined: that is not after a whole member. */
  get open(): string | undefined {
    return this.pieces.open
  }

  /** The end of the text with what is known only now. */
  private marked(end: string): string {
    const marks = toText(this.drafted.marks)
    return marks === '{}' ? end : `${slice(end, 0, -1)},${slice(marks, 1, -1)}}`
  }
}

/** A message that is too long for one: its text goes in numbered pieces, from 0 on. */
export class LongMessage {
  /** Characters sent. */
  length = 0
  private index = 0
  private readonly joints: Joints

  /** `first`: its text up to and with the first piece of `writing`; `within`: what is open around it, and `tail` closes. */
  constructor(
    private readonly post: (text: string) => void,
    private readonly document: string,
    private readonly writing: Writing,
    private first: string,
    within = '',
    private readonly tail = '',
  ) {
    this.joints = new Joints(toText(document), within)
  }

  /** Sends what there is time for; true once all has been sent. */
  send(hasTime: HasTime): boolean {
    const { writing } = this
    while (hasTime()) {
      const text = this.first === '' ? writing.take(hasTime) : this.first
      this.first = ''
      if (text === undefined) return false
      this.say(writing.isDone ? text + this.tail : text, writing.isDone)
      if (writing.isDone) return true
    }
    return false
  }

  private say(text: string, last: boolean): void {
    this.length += text.length
    const { document } = this
    const piece = this.joints.next(text, last ? undefined : this.writing.open)
    const { open } = piece
    const head = toText({ type: 'piece', document, index: this.index++, last, ...(open !== undefined && { open }) })
    this.post(`${head}\n${piece.text}`)
  }
}

/** Which stores' whole states a listener has, and when one is due again: once as much has been told in steps. */
export class Keyframes {
  private readonly sizes = new Map<string, { whole: number; since: number }>()

  /** Nobody is known to have anything. */
  forget(): void {
    this.sizes.clear()
  }

  /** A fact of a store has been sent, as so many characters. */
  sent(source: string, isWhole: boolean, length: number): void {
    const size = this.sizes.get(source)
    if (isWhole) this.sizes.set(source, { whole: length, since: 0 })
    else if (size) size.since += length
  }

  isEarly(source: string | undefined): boolean {
    const size = source === undefined ? undefined : this.sizes.get(source)
    return size !== undefined && size.since < size.whole
  }
}
