import type { Encoded } from '../core/value/encoded'
import { encode } from '../core/value/encode'
import type { Held } from '../sources/define-source'
import { parseJson, thenNative } from './primordials'

/** Characters of text that one value of a fact may take. */
export const VALUE_BUDGET = 4 * 1024 * 1024
/** The same for values that have to be encoded while the page waits. */
const SEALED_BUDGET = 256 * 1024

/** Estimated bytes of keeping a reference. */
const REFERENCE = 64

interface Weighed extends Held {
  readonly encoded: (budget?: number) => Encoded | undefined
  readonly bytes: number
}

/** Keeps the value itself. */
export class HeldReference implements Weighed {
  bytes = REFERENCE
  constructor(readonly value: unknown) {}
  readonly encoded = (budget = VALUE_BUDGET): Encoded => encode(this.value, budget)
}

/** Keeps the value until `seal`, then what it was by then. */
export class HeldBriefly implements Weighed {
  bytes = REFERENCE
  private sealed: Encoded | undefined
  constructor(private value: unknown) {}
  readonly encoded = (): Encoded => this.sealed ?? encode(this.value, SEALED_BUDGET)
  seal(): void {
    this.sealed = this.encoded()
    this.value = undefined
  }
}

/** Keeps text; JSON is shown as what it says. */
export class HeldText implements Weighed {
  readonly bytes: number
  constructor(private readonly text: string) {
    this.bytes = text.length * 2
  }
  readonly encoded = (budget = VALUE_BUDGET): Encoded => encode(jsonOr(this.text), budget)
}

/** Keeps text that is still being read. */
export class HeldPromise implements Weighed {
  bytes = REFERENCE
  private text: string | undefined
  constructor(text: Promise<string>) {
    void thenNative(
      text,
      (read) => {
        this.text = read
        this.bytes = read.length * 2
      },
      () => undefined,
    )
  }
  readonly encoded = (budget = VALUE_BUDGET): Encoded | undefined =>
    this.text === undefined ? undefined : encode(jsonOr(this.text), budget)
}

export type AnyHeld = HeldReference | HeldBriefly | HeldText | HeldPromise

export function isHeld(value: unknown): value is AnyHeld {
  return (
    value instanceof HeldReference ||
    value instanceof HeldBriefly ||
    value instanceof HeldText ||
    value instanceof HeldPromise
  )
}

function jsonOr(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return text
  }
}
