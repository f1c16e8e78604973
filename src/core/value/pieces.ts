import { EncodedText } from './encoded-text'
import { at, isArray, keysOf } from './primordials'
import { DEEPEST } from './text-frame'
import { CHARACTERS, type HasTime, TextOut, type ToText } from './text-out'

/** What has no more nodes, nor more than `CHARACTERS`, is written by the engine in one go. */
const NODES = 1_000

interface Frame {
  at: object
  keys: readonly string[] | undefined
  next: number
  isEmpty: boolean
}

/**
 * The text that `toText` (`JSON.stringify`) would make of plain data, in pieces: for data so large that writing it in one go takes
 * too long. A value of the page may stand in it as an `EncodedText`. Takes any depth.
 */
export class Pieces {
  private readonly frames: Frame[] = []
  private readonly out: TextOut
  /** A value of the page that is being written. */
  private value: EncodedText | undefined

  constructor(
    root: unknown,
    toText: ToText,
    private readonly size: number,
  ) {
    this.out = new TextOut(toText)
    this.write(root)
  }

  /** All of it has been taken. */
  get isDone(): boolean {
    return this.isWritten && this.out.text === ''
  }

  private get isWritten(): boolean {
    return this.frames.length === 0 && !this.out.isWithin && !this.value
  }

  /**
   * The arrays and objects that are open where the text taken so far ends, as in `{[`; undefined: that is not after a whole member of
   * the innermost one, or within too many.
   */
  get open(): string | undefined {
    const { frames, value, out } = this
    const inner = value ? value.open : ''
    if (out.isWithin || inner === undefined || frames.length + inner.length > DEEPEST) return undefined
    // A value that has not begun stands after its key, which is no whole member.
    if (value ? inner === '' : frames.length === 0 || at(frames, frames.length - 1).isEmpty) return undefined
    let open = ''
    for (let i = 0; i < frames.length; i++) open += at(frames, i).keys ? '{' : '['
    return open + inner
  }

  /** The next piece, of about `size` characters; undefined when the time is over first, or nothing is left. */
  take(hasTime: HasTime): string | undefined {
    while (this.out.text.length < this.size && !this.isWritten) {
      if (!hasTime()) return undefined
      this.advance(hasTime)
    }
    const text = this.out.take()
    return text === '' ? undefined : text
  }

  private advance(hasTime: HasTime): void {
    const { out } = this
    if (this.value) {
      if (this.value.write(out, hasTime, this.size)) this.value = undefined
      return
    }
    if (out.isWithin) return out.more()
    const frame = at(this.frames, this.frames.length - 1)
    const size = frame.keys ? frame.keys.length : (frame.at as unknown[]).length
    if (frame.next >= size) {
      out.text += frame.keys ? '}' : ']'
      this.frames.length -= 1
      return
    }
    const key = frame.keys ? at(frame.keys, frame.next) : frame.next
    const value = (frame.at as Record<string | number, unknown>)[key]
    frame.next += 1
    if (frame.keys && value === undefined) return
    if (!frame.isEmpty) out.text += ','
    frame.isEmpty = false
    if (frame.keys) out.text += `${out.toText(key)}:`
    this.write(value)
  }

  private write(value: unknown): void {
    if (typeof value === 'string' && value.length > CHARACTERS) this.out.begin(value)
    else if (value instanceof EncodedText) this.value = value
    else if (typeof value === 'object' && value !== null && !isSmall(value)) {
      this.out.text += isArray(value) ? '[' : '{'
      const keys = isArray(value) ? undefined : keysOf(value)
      this.frames[this.frames.length] = { at: value, keys, next: 0, isEmpty: true }
    } else this.out.text += this.out.toText(value)
  }
}

/** Whether a value is small enough to be written in one go. */
function isSmall(root: object): boolean {
  const stack: object[] = [root]
  let nodes = 0
  let characters = 0
  while (stack.length > 0) {
    const node = at(stack, stack.length - 1)
    stack.length -= 1
    if (node instanceof EncodedText) return false
    const keys = isArray(node) ? undefined : keysOf(node)
    const size = keys ? keys.length : (node as unknown[]).length
    nodes += size
    if (nodes > NODES) return false
    for (let i = 0; i < size; i++) {
      const value = (node as Record<string | number, unknown>)[keys ? at(keys, i) : i]
      if (typeof value === 'object' && value !== null) stack[stack.length] = value
      else if (typeof value === 'string') characters += value.length
      if (characters > CHARACTERS) return false
    }
  }
  return true
}
