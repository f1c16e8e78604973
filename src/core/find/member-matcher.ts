import { textOf } from './leaf'
import { hasMembersOnly, type Step } from './members'
import type { Matcher } from './query'

/** Keys of which it is remembered whether they match. Where there are more, most are ids, which do not come again. */
const MOST_KEYS = 250

/** Whether a member matches by its key or by its value; which of them take part, the query says. */
export class MemberMatcher {
  readonly byPath: boolean
  readonly byKey: boolean
  readonly byValue: boolean
  private readonly keys = new Map<string, boolean>()
  /** The last key that did not match: elements of a list are entered by the same ones. */
  private other: string | undefined
  /** Shorter keys, and shorter strings, are not worth a look. */
  readonly leastKey: number
  readonly leastText: number
  /** Whether a number is worth a look. */
  readonly numbers: boolean
  private readonly isTrue: boolean
  private readonly isFalse: boolean
  private readonly isNull: boolean

  constructor(readonly matcher: Matcher) {
    const { part, spansSteps, test } = matcher
    this.byPath = spansSteps && (part === 'path' || part === 'any')
    this.byKey = part === 'key' || part === 'any' || (part === 'path' && !spansSteps)
    this.byValue = part === 'value' || part === 'any'
    this.leastKey = this.byKey ? matcher.least : Infinity
    this.leastText = this.byValue ? matcher.least : Infinity
    this.numbers = this.byValue && matcher.numbers
    this.isTrue = test('true')
    this.isFalse = test('false')
    this.isNull = test('null')
  }

  /** `step`: undefined where it is no key. */
  key(step: Step | undefined): boolean {
    if (typeof step !== 'string' || step.length < this.leastKey || step === this.other) return false
    const known = this.keys.get(step)
    const matches = known ?? this.matcher.test(step)
    if (known === undefined && this.keys.size < MOST_KEYS) this.keys.set(step, matches)
    if (!matches) this.other = step
    return matches
  }

  value(member: unknown): boolean {
    return this.byValue && this.holds(member)
  }

  private holds(member: unknown): boolean {
    switch (typeof member) {
      case 'string':
        return this.matcher.test(member)
      case 'number':
        return this.numbers && this.matcher.test(textOf(member) ?? '')
      case 'boolean':
        return member ? this.isTrue : this.isFalse
      default:
        if (member === null) return this.isNull
        return !hasMembersOnly(member) && this.matcher.test(textOf(member) ?? '')
    }
  }

  /** Members of a match by its key are told as such, whatever else of it matches. */
  by(step: Step | undefined, value: unknown): 'key' | 'value' | 'path' {
    if (this.matcher.part !== 'path' && this.key(step)) return 'key'
    return this.value(value) ? 'value' : 'path'
  }
}
