import { formatPath, type Path } from '../value/path'
import { textOf } from './leaf'
import { hasMembersOnly, type Members, membersOf, type Step, stepText } from './members'
import { namesOf } from './names'
import type { Matcher } from './query'

/** A member of a value that matches. */
export interface Found {
  path: Path
  /** What of it matched. */
  by: 'key' | 'value' | 'path'
  value: unknown
}

/** Told of each match; false ends the walk. */
export type OnFound = (found: Found) => boolean | void

/** How many more members may be looked at: shared by several walks. */
export interface FindBudget {
  members: number
}

/** Ancestors up to here are gone through one by one to tell a cycle, deeper ones are kept in a set. */
const FLAT = 48
/** Keys of which it is remembered whether they match. */
const MOST_KEYS = 20_000

/**
 * Every member of a value that matches, in order, each once: by its key, else its value, else its path. What contains itself is gone
 * into once; any depth. `base`: where the value stands; it is looked at as the member that it is there, by a key unless it is an
 * element. Where paths take part, elements stand in them by their identity. false: there may be more.
 */
export function findIn(
  value: unknown,
  matcher: Matcher,
  budget: FindBudget,
  found: OnFound,
  base: Path = [],
  isElement = false,
): boolean {
  return new Walk(matcher, budget, found, base, !isElement).run(value)
}

interface Frame extends Members {
  at: number
  /** Its values are a list. */
  isList: boolean
  /** Its steps are the identities of elements, no keys. */
  isNamed: boolean
  /** The path as text, where it takes part. */
  text: string
}

class Walk {
  private readonly frames: Frame[] = []
  private readonly deep = new Set<object>()
  private readonly keys = new Map<string, boolean>()
  private readonly byKey: boolean
  private readonly byValue: boolean
  private readonly byPath: boolean
  private readonly isTrue: boolean
  private readonly isFalse: boolean

  constructor(
    private readonly matcher: Matcher,
    private readonly budget: FindBudget,
    private readonly found: OnFound,
    private readonly base: Path,
    private readonly isKey: boolean,
  ) {
    const { part, spansSteps, test } = matcher
    this.byPath = spansSteps && (part === 'path' || part === 'any')
    this.byKey = part === 'key' || part === 'any' || (part === 'path' && !spansSteps)
    this.byValue = part === 'value' || part === 'any'
    this.isTrue = test('true')
    this.isFalse = test('false')
  }

  run(value: unknown): boolean {
    const step = this.base.at(-1)
    const above = this.byPath ? formatPath(this.base.slice(0, -1)) : ''
    const own = this.byPath && step !== undefined ? above + stepText(step, above) : ''
    const key = this.isKey ? step : undefined
    if (this.matches(key, value, own, above) && this.report(key, value) === false) return false
    if (typeof value === 'object' && value !== null) this.enter(value, own)
    while (this.frames.length > 0) if (!this.goOn()) return false
    return true
  }

  /** Goes on in the innermost frame until there is one further in, or it is through. */
  private goOn(): boolean {
    const frame = this.frames[this.frames.length - 1]
    if (!frame) return true
    const { steps, values, count, text, isList, isNamed } = frame
    const { budget } = this
    for (let index = frame.at; index < count; index++) {
      if (--budget.members < 0) return false
      const step = steps === undefined ? index : (steps[index] ?? '')
      const member = (values as Readonly<Record<Step, unknown>>)[isList ? index : step]
      const own = this.byPath ? text + stepText(step, text) : ''
      const isMatch = this.matches(isNamed ? undefined : step, member, own, text)
      const isObject = typeof member === 'object' && member !== null
      if (!isMatch && !isObject) continue
      frame.at = index + 1
      if (isMatch && this.report(isNamed ? undefined : step, member) === false) return false
      if (isObject && this.enter(member, own)) return true
    }
    this.leave()
    return true
  }

  /** `step`: undefined where it is no key. */
  private matches(step: Step | undefined, member: unknown, own: string, above: string): boolean {
    if (this.byKey && typeof step === 'string' && this.matchesKey(step)) return true
    if (this.byValue && this.holds(member)) return true
    return this.byPath && this.matcher.find(own, above.length) !== undefined
  }

  private holds(member: unknown): boolean {
    switch (typeof member) {
      case 'string':
        return this.matcher.test(member)
      case 'number':
        return this.matcher.numbers && this.matcher.test(textOf(member) ?? '')
      case 'boolean':
        return member ? this.isTrue : this.isFalse
      default:
        return !hasMembersOnly(member) && this.matcher.test(textOf(member) ?? '')
    }
  }

  /** The members of a match by its key are told as such, whatever else of it matches. */
  private report(step: Step | undefined, value: unknown): boolean | void {
    const byKey = this.byKey && typeof step === 'string' && this.matchesKey(step)
    const by = byKey && this.matcher.part !== 'path' ? 'key' : this.byValue && this.holds(value) ? 'value' : 'path'
    const steps = this.frames.map(({ steps: all, at }): Step => (all ? (all[at - 1] ?? '') : at - 1))
    return this.found({ path: [...this.base, ...steps], by, value })
  }

  private matchesKey(key: string): boolean {
    const known = this.keys.get(key)
    if (known !== undefined) return known
    const matches = this.matcher.test(key)
    if (this.keys.size < MOST_KEYS) this.keys.set(key, matches)
    return matches
  }

  private enter(value: object, text: string): boolean {
    if (this.isInside(value)) return false
    const members = membersOf(value)
    if (!members) return false
    const { owner, steps, values, count } = members
    if (this.frames.length >= FLAT) this.deep.add(value)
    const isNamed = this.byPath && Array.isArray(value)
    const named = isNamed ? namesOf(value as unknown[]) : steps
    this.frames.push({ owner, steps: named, values, count, at: 0, text, isNamed, isList: Array.isArray(values) })
    return true
  }

  private leave(): void {
    const left = this.frames.pop()
    if (left && this.frames.length >= FLAT) this.deep.delete(left.owner)
  }

  private isInside(owner: object): boolean {
    const flat = Math.min(this.frames.length, FLAT)
    for (let depth = 0; depth < flat; depth++) if (this.frames[depth]?.owner === owner) return true
    return this.deep.size > 0 && this.deep.has(owner)
  }
}
