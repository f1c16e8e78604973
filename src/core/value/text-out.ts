import { slice } from './kind'

/** Characters of a string that are written in one go; what is shorter is written by the engine with what is around it. */
export const CHARACTERS = 16 * 1024

/** Whether there is time to go on. */
export type HasTime = () => boolean

export type ToText = (value: unknown) => string

/** JSON text as it comes to be. Long strings are written in parts. */
export class TextOut {
  text = ''
  /** A long string that is being written, and how far it has got. */
  private long: { text: string; next: number } | undefined

  /** `toText`: JSON.stringify, for what is small. */
  constructor(readonly toText: ToText) {}

  /** A long string has been begun, and is to be written by `more` before anything else. */
  get isWithin(): boolean {
    return this.long !== undefined
  }

  begin(text: string): void {
    this.text += '"'
    this.long = { text, next: 0 }
  }

  /** Between two halves of a surrogate pair both are escaped, which reads as the pair again. */
  more(): void {
    const { long } = this
    if (!long) return
    const part = this.toText(slice(long.text, long.next, long.next + CHARACTERS))
    this.text += slice(part, 1, -1)
    long.next += CHARACTERS
    if (long.next < long.text.length) return
    this.text += '"'
    this.long = undefined
  }

  take(): string {
    const { text } = this
    this.text = ''
    return text
  }
}
