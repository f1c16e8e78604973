import { formatPath, type Path } from '../value/path'
import { MemberMatcher } from './member-matcher'
import { type Members, membersOf, type Step, stepText } from './members'
import { namesOf } from './names'
import { PlainWalk } from './plain-walk'
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
  const members = new MemberMatcher(matcher)
  const walk = (part: unknown, at: Path, inList: boolean, owners: readonly object[]): boolean =>
    new Walk(members, budget, found, at, !inList, owners).run(part)
  if (members.byPath) return walk(value, base, isElement, [])
  const step = base.at(-1)
  const key = isElement || typeof step !== 'string' ? undefined : step
  return new PlainWalk(members, budget, found, base, walk).run(value, key)
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

/** Any value, at any depth. */
class Walk {
  private readonly frames: Frame[] = []
  private readonly deep: Set<object>

  constructor(
    private readonly members: MemberMatcher,
    private readonly budget: FindBudget,
    private readonly found: OnFound,
    private readonly base: Path,
    private readonly isKey: boolean,
    owners: readonly object[],
  ) {
    this.deep = new Set(owners)
  }

  run(value: unknown): boolean {
    const step = this.base.at(-1)
    const above = this.members.byPath ? formatPath(this.base.slice(0, -1)) : ''
    const own = this.members.byPath && step !== undefined ? above + stepText(step, above) : ''
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
      const own = this.members.byPath ? text + stepText(step, text) : ''
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
    const { members } = this
    if (members.key(step) || members.value(member)) return true
    return members.byPath && members.matcher.find(own, above.length) !== undefined
  }

  private report(step: Step | undefined, value: unknown): boolean | void {
    const steps = this.frames.map(({ steps: all, at }): Step => (all ? (all[at - 1] ?? '') : at - 1))
    return this.found({ path: [...this.base, ...steps], by: this.members.by(step, value), value })
  }

  private enter(value: object, text: string): boolean {
    if (this.isInside(value)) return false
    const members = membersOf(value)
    if (!members) return false
    const { owner, steps, values, count } = members
    if (this.frames.length >= FLAT) this.deep.add(value)
    const isNamed = this.members.byPath && Array.isArray(value)
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
