import type { Tagged } from '../core/value/encode-tags'
import type { EncodedText } from '../core/value/encoded-text'
import { LENT_BODIES, LENT_PARTS } from '../transport/handshake'
import type { Fact } from './fact'
import { guard } from './guard'
import type { Place } from './provenance'
import { valueAt } from './reader'

/** Characters from which on it is worth it. */
const LARGE = 64 * 1024

/** An answer as it was written; `upTo`: facts before that `seq` were on record when it began to be. */
interface Lent {
  request: string
  text: EncodedText
  upTo: number
}

/** Whether an answer is so large that what is part of it is better not written again. */
export const isLendable = (text: EncodedText): boolean => text.isTree && text.length >= LARGE

/** What one fact has taken of the answers before it. */
export class Loan {
  /** About how many characters it would have been. */
  length = 0
  private parts = 0

  constructor(private readonly find: (value: object) => { tag: Tagged; length: number } | undefined) {}

  /** The tag that stands for an object which is part of an answer. */
  readonly take = (value: object): Tagged | undefined => {
    const found = this.parts < LENT_PARTS ? this.find(value) : undefined
    if (!found) return undefined
    this.parts += 1
    this.length += found.length
    return found.tag
  }
}

/**
 * The large answers that the listeners were just told: a state that holds an object of one says so instead of telling it again. Only
 * for facts that were on record when the answer began to be written: then the object is told as it was then, which is nearer to
 * the fact than now.
 */
export class Lending {
  private lent: Lent[] = []

  constructor(private readonly placeOf: (value: object) => Place | undefined) {}

  add(request: string, text: EncodedText, upTo: number): void {
    this.lent = [...this.lent, { request, text, upTo }].slice(-LENT_BODIES)
  }

  /** Nobody is known to have any. */
  forget(): void {
    this.lent = []
  }

  loanFor({ seq }: Fact): Loan | undefined {
    this.lent = this.lent.filter(({ upTo }) => seq < upTo)
    if (this.lent.length === 0) return undefined
    return new Loan((value) => {
      const place = this.placeOf(value)
      const lent = place && this.lent.findLast(({ request }) => request === place.request)
      if (!place || !lent) return undefined
      const { request, text } = lent
      // The page may have put it elsewhere in the answer since.
      if (!text.has(value) || !guard(() => valueAt(text.root, place.path)?.value === value, false)) return undefined
      return { tag: { $: 'lent', request, path: [...place.path] }, length: text.length }
    })
  }
}
