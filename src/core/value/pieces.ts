import type { HasTime } from './encode'
import { slice } from './kind'
import { at, isArray, keysOf } from './primordials'

/** What has no more nodes and characters than this is written by the engine in one go. */
const NODES = 1_000
const CHARACTERS = 16 * 1024

type ToText = (value: unknown) => string

interface Frame {
  at: object
  keys: readonly string[] | undefined
  next: number
  isEmpty: boolean
}

/**
 * The text that `toText` (`JSON.stringify`) would make of plain data, in pieces: for data so large that writing it in one go takes
 * too long. Takes any depth.
 */
export class Pieces {
  private readonly frames: Frame[] = []
  private text = ''
  /** A long string that is being written, and how far it has got. */
  private long: { text: string; next: number } | undefined

  constructor(
    root: unknown,
    private readonly toText: ToText,
    private readonly size: number,
  ) {
    this.value(root)
  }

  /** All of it has been taken. */
  get isDone(): boolean {
    return this.isWritten && this.text === ''
  }

  private get isWritten(): boolean {
    return this.frames.length === 0 && !this.long
  }

  /** The next piece, of about `size` characters; undefined when the time is over first, or nothing is left. */
  take(hasTime: HasTime): string | undefined {
    while (this.text.length < this.size && !this.isWritten) {
      if (!hasTime()) return undefined
      this.advance()
    }
    const { text } = this
    this.text = ''
    return text === '' ? undefined : text
  }

  private advance(): void {
    if (this.long) return this.more(this.long)
    const frame = at(this.frames, this.frames.length - 1)
    const size = frame.keys ? frame.keys.length : (frame.at as unknown[]).length
    if (frame.next >= size) {
      this.text += frame.keys ? '}' : ']'
      this.frames.length -= 1
      return
    }
    const key = frame.keys ? at(frame.keys, frame.next) : frame.next
    const value = (frame.at as Record<string | number, unknown>)[key]
    frame.next += 1
    if (frame.keys && value === undefined) return
    if (!frame.isEmpty) this.text += ','
    frame.isEmpty = false
    if (frame.keys) this.text += `${this.toText(key)}:`
    this.value(value)
  }

  private value(value: unknown): void {
    if (typeof value === 'string' && value.length > CHARACTERS) {
      this.long = { text: value, next: 0 }
      this.text += '"'
    } else if (typeof value === 'object' && value !== null && !isSmall(value)) {
      this.text += isArray(value) ? '[' : '{'
      const keys = isArray(value) ? undefined : keysOf(value)
      this.frames[this.frames.length] = { at: value, keys, next: 0, isEmpty: true }
    } else this.text += this.toText(value)
  }

  /** Between two halves of a surrogate pair both are escaped, which reads as the pair again. */
  private more(long: { text: string; next: number }): void {
    const part = this.toText(slice(long.text, long.next, long.next + CHARACTERS))
    this.text += slice(part, 1, -1)
    long.next += CHARACTERS
    if (long.next < long.text.length) return
    this.text += '"'
    this.long = undefined
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
