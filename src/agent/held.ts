import { encode } from '../core/value/encode'
import type { Held } from '../sources/define-source'
import { now, parseJson, thenNative, toText } from './primordials'

/** Characters of text that one value of a fact may take: more than any state, less than a string may have. */
export const VALUE_BUDGET = 128 * 1024 * 1024
/** Text that is longer is parsed by who gets it. */
const LONG_TEXT = 128 * 1024
/** The same for values that have to be encoded while the page waits. */
const COPY_BUDGET = 256 * 1024

/** Milliseconds that a fact waits for a text before it is sent without. */
const READ_WITHIN = 1_000

/** Estimated bytes of keeping a reference. */
const REFERENCE = 64

/** How a value gets into an event: as `Encoded` data, or as an `EncodedText` that is written in pieces. */
export type Encode = (value: unknown) => unknown

interface Weighed extends Held {
  readonly bytes: number
}

/** Keeps the value itself. */
export class HeldReference implements Weighed {
  readonly bytes: number
  constructor(readonly value: unknown) {
    this.bytes = REFERENCE + (typeof value === 'string' ? value.length * 2 : 0)
  }
  readonly encoded = (as: Encode): unknown => as(this.value)
}

/** Keeps what the value was at that moment, as text: compact, and of known size. */
export class HeldCopy implements Weighed {
  readonly bytes: number
  private constructor(private readonly text: string) {
    this.bytes = text.length * 2
  }
  static of(value: unknown): HeldCopy {
    return new HeldCopy(toText(encode(value, COPY_BUDGET)))
  }
  /** The same with one more member, where it is a plain object. */
  with(name: string, value: string | number): HeldCopy {
    if (!/^\{(?!"\$")/.test(this.text)) return this
    const rest = this.text.slice(1)
    return new HeldCopy(`{${toText(name)}:${toText(value)}${rest === '}' ? '' : ','}${rest}`)
  }
  readonly encoded = (): unknown => parseJson(this.text)
}

/** Keeps text; JSON is shown as what it says. */
export class HeldText implements Weighed {
  readonly bytes: number
  constructor(private readonly text: string) {
    this.bytes = text.length * 2
  }
  readonly encoded = (as: Encode, budget: number): unknown => encodedText(this.text, as, budget)
}

/** Keeps text that is still being read. */
export class HeldPromise implements Weighed {
  bytes = REFERENCE
  /** Until when it is worth waiting for: a stream that the page feeds may never end. */
  private until: number | undefined = now() + READ_WITHIN
  private text: string | undefined
  constructor(text: Promise<string>) {
    void thenNative(
      text,
      (read) => {
        this.text = read
        this.bytes = read.length * 2
        this.until = undefined
      },
      () => {
        this.until = undefined
      },
    )
  }
  /** Its text will be in soon. */
  get isPending(): boolean {
    return this.until !== undefined && now() < this.until
  }
  readonly encoded = (as: Encode, budget: number): unknown =>
    this.text === undefined ? undefined : encodedText(this.text, as, budget)
}

export type AnyHeld = HeldReference | HeldCopy | HeldText | HeldPromise

export function isHeld(value: unknown): value is AnyHeld {
  return (
    value instanceof HeldReference ||
    value instanceof HeldCopy ||
    value instanceof HeldText ||
    value instanceof HeldPromise
  )
}

/** Parsing a long text would stop the page: whoever gets it does that, unless it has to be cut. */
function encodedText(text: string, as: Encode, budget: number): unknown {
  const isWhole = text.length > LONG_TEXT && text.length <= budget
  return isWhole ? { $: 'json', v: text } : as(jsonOr(text))
}

function jsonOr(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return text
  }
}
