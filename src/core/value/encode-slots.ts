import { type Budget, OPENING, special, within } from './encode-object'
import { numberTag, rareTag, string, type Fill, type Job, type Tagged, unreadable } from './encode-tags'
import type { Encoded } from './encoded'
import { Opaque } from './opaque'
import { is, isArray, isPlain, SafeMap } from './primordials'

/** Writes single values, each object once, within a budget of characters; what containers hold is left as jobs. */
export class Slots implements Budget {
  readonly jobs: Job[] = []
  readonly seen = new SafeMap<object, Encoded>()
  /** Results that stand in several places; the number is filled in when settling. */
  readonly shared = new SafeMap<object, number>()

  /** `left`: characters that may still be written. */
  constructor(public left: number) {}

  /** What stands for a value in its owner: itself, or a container that `jobs` or `large` lists to be filled. */
  slot(value: unknown): Encoded {
    switch (typeof value) {
      case 'string':
        return within(value, this)
      case 'number':
        this.left -= 8
        return value - value !== 0 || is(value, -0) ? numberTag(value) : value
      case 'boolean':
        this.left -= 6
        return value
      case 'object':
        return value === null ? null : this.object(value)
      default:
        return this.rare(rareTag(value))
    }
  }

  private rare(tag: Tagged): Encoded {
    this.left -= OPENING + string(tag['v']).length
    return tag
  }

  private object(value: object): Encoded {
    this.left -= OPENING
    const before = this.seen.get(value)
    if (before !== undefined) {
      if (typeof before === 'object' && before !== null) this.shared.set(before, 0)
      return before
    }
    let result: Encoded
    try {
      result = this.container(value)
    } catch (error) {
      result = unreadable(error)
    }
    this.seen.set(value, result)
    return result
  }

  private container(value: object): Encoded {
    if (isArray(value)) return this.later(value, [], 'array')
    if (isPlain(value)) return this.later(value, {}, 'object')
    if (value instanceof Opaque && value.kind === 'instance')
      return this.later(value, { $: 'instance', class: value.name }, 'instance')
    const { tag, fill } = special(value, this)
    if (fill === 'object') return { ...tag, v: this.later(value, {}, fill) }
    return fill ? this.later(value, tag, fill) : tag
  }

  private later<T extends Encoded[] | Tagged>(from: object, to: T, fill: Fill): T {
    this.jobs[this.jobs.length] = { from, to, fill, deferred: false, members: undefined, entries: undefined }
    return to
  }
}
