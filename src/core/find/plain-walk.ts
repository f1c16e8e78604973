import { isOrdinary } from '../value/ordinary'
import type { Path } from '../value/path'
import { GLANCE, glanceBy } from './glance'
import type { MemberMatcher } from './member-matcher'
import { entriesOf, type Step } from './members'
import type { FindBudget, OnFound } from './walk'

/** Goes on with a value by other means: false, if it ends there. */
type GoOn = (value: unknown, base: Path, isElement: boolean, owners: readonly object[]) => boolean

/** Deeper values are left to `goOn`: this one calls itself at each level. */
const DEEPEST = 400

/** From so many members on each is glanced at before it is gone into. */
const MANY = 16

/** Finds by keys and values in lists and plain objects, which most values are: nothing is made but for what matches. */
export class PlainWalk {
  /** The steps down to the present member, and what they lead through; what is deeper is left over from before. */
  private readonly steps: Step[] = []
  private readonly owners: object[] = []
  private readonly glance: (owner: object) => number

  constructor(
    private readonly members: MemberMatcher,
    private readonly budget: FindBudget,
    private readonly found: OnFound,
    private readonly base: Path,
    private readonly goOn: GoOn,
  ) {
    this.glance = glanceBy(members)
  }

  /** Looks at a member and what is in it. `key`: undefined, if it stands in a list. */
  run(member: unknown, key: string | undefined): boolean {
    if (typeof member === 'object' && member !== null) return this.enter(member, key, 0)
    return !(this.members.key(key) || this.members.value(member)) || this.report(key, member, 0)
  }

  private enter(member: object, key: string | undefined, depth: number): boolean {
    const isList = Array.isArray(member)
    if (!(isList || isOrdinary(member)) || depth >= DEEPEST)
      return this.goOn(member, this.path(depth), key === undefined, this.owners.slice(0, depth))
    if (this.members.key(key) && !this.report(key, member, depth)) return false
    return isList ? this.elements(member, depth) : this.entries(member, depth)
  }

  private elements(list: readonly unknown[], depth: number): boolean {
    const { steps, budget, members } = this
    const { leastText, matcher, numbers } = members
    let isKnown = false
    const end = Math.min(list.length, budget.members)
    budget.members -= end
    for (let index = 0; index < end; index++) {
      const member = list[index]
      if (typeof member === 'object' && member !== null) {
        if (end >= MANY && this.isPassed(member)) continue
        if (!isKnown && this.isInside(list, depth)) return true
        isKnown = true
        steps[depth] = index
        if (!this.enter(member, undefined, depth + 1)) return false
      } else if (
        typeof member === 'string'
          ? member.length >= leastText && matcher.test(member)
          : (numbers || typeof member !== 'number') && members.value(member)
      ) {
        if (!isKnown && this.isInside(list, depth)) return true
        isKnown = true
        steps[depth] = index
        if (!this.report(undefined, member, depth + 1)) return false
      }
    }
    return end === list.length
  }

  private entries(owner: object, depth: number): boolean {
    const { steps, budget, members } = this
    const { leastKey, leastText, matcher, numbers } = members
    const { keys, list, count } = entriesOf(owner)
    let isKnown = false
    const end = Math.min(count, budget.members)
    budget.members -= end
    for (let index = 0; index < end; index++) {
      const key = keys[index] ?? ''
      const member = list ? list[index] : (owner as Readonly<Record<string, unknown>>)[key]
      if (typeof member === 'object' && member !== null) {
        if (count >= MANY && !(key.length >= leastKey && members.key(key)) && this.isPassed(member)) continue
        if (!isKnown && this.isInside(owner, depth)) return true
        isKnown = true
        steps[depth] = key
        if (!this.enter(member, key, depth + 1)) return false
      } else if (
        (key.length >= leastKey && members.key(key)) ||
        (typeof member === 'string'
          ? member.length >= leastText && matcher.test(member)
          : (numbers || typeof member !== 'number') && members.value(member))
      ) {
        if (!isKnown && this.isInside(owner, depth)) return true
        isKnown = true
        steps[depth] = key
        if (!this.report(key, member, depth + 1)) return false
      }
    }
    return end === count
  }

  /** Whether nothing matches in a member, which a glance has shown. */
  private isPassed(member: object): boolean {
    const { budget } = this
    if (budget.members < GLANCE) return false
    const count = this.glance(member)
    if (count < 0) return false
    budget.members -= count
    return true
  }

  /** Whether it stands in itself; else it is among the owners from here on. What is in it asks, so that most never do. */
  private isInside(owner: object, depth: number): boolean {
    const { owners } = this
    for (let above = 0; above < depth; above++) if (owners[above] === owner) return true
    owners[depth] = owner
    return false
  }

  private report(key: string | undefined, value: unknown, depth: number): boolean {
    return this.found({ path: this.path(depth), by: this.members.by(key, value), value }) !== false
  }

  private path(depth: number): Path {
    return [...this.base, ...this.steps.slice(0, depth)]
  }
}
