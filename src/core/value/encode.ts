import { Settling } from './encode-settle'
import { type Elsewhere, OPENING, Slots } from './encode-slots'
import { holdsObject, type Job, type Tagged, unreadable } from './encode-tags'
import type { Encoded } from './encoded'
import { forEachOfMap, forEachOfSet, mapSize, setSize } from './kind'
import type { Opaque } from './opaque'
import { at, descriptorOf, hasOwn, keysOf, lookupGetter, put, SafeMap } from './primordials'

export const DEFAULT_BUDGET = 8_000_000
/** Containers with more members than this wait until the rest of the value is written. */
const LARGE = 1_000
/** Members written between two looks at the clock. */
const PACE = 32
/** From so many objects on, growing the map of them is a slice of its own: it doubles at powers of two. */
const SLOW_GROWTH = 2 ** 15

/** Whether there is time to go on. */
export type HasTime = () => boolean

/**
 * A value of the page as plain JSON (see `Encoded`), of about `budget` characters as text; what does not fit is marked
 * `truncated`, the deepest and largest members first. Calls no getter and never throws; proxies run their own traps.
 */
export function encode(value: unknown, budget: number = DEFAULT_BUDGET): Encoded {
  const encoding = new Encoding(value, budget)
  while (!encoding.advance(always)) continue
  return encoding.result
}

const always = (): boolean => true

/**
 * The same piece by piece: `advance` goes on while there is time, and is true once `result` is whole. Works level by level with
 * queues instead of recursion: any depth passes, and shallow members are written first.
 */
export class Encoding {
  result: Encoded
  private readonly slots: Slots
  private readonly large: Job[] = []
  private nextJob = 0
  private nextLarge = 0
  private pace = 0
  /** Results that turned out to be something else while they were filled. */
  private readonly instead = new SafeMap<object, Encoded>()
  private settling: Settling | undefined

  constructor(
    value: unknown,
    private readonly budget: number,
    elsewhere?: Elsewhere,
  ) {
    this.slots = new Slots(budget, elsewhere)
    this.result = this.slots.slot(value)
  }

  advance(hasTime: HasTime): boolean {
    const { slots, large } = this
    if (this.settling) return this.settle(hasTime)
    while (this.nextJob < slots.jobs.length || this.nextLarge < large.length) {
      const isLarge = this.nextJob >= slots.jobs.length
      const job = isLarge ? at(large, this.nextLarge) : at(slots.jobs, this.nextJob)
      if (!this.open(job, hasTime)) return false
      if (isLarge) this.nextLarge += 1
      else this.nextJob += 1
      if (this.isOver(hasTime)) return false
    }
    // Thousands of them, and none is needed again.
    slots.jobs.length = large.length = this.nextJob = this.nextLarge = 0
    if (slots.shared.size + this.instead.size === 0) return true
    this.settling = new Settling(this.result, slots.shared, this.instead)
    return this.settle(hasTime)
  }

  /** Nothing in it was shared, cut off or unreadable: each object is told where it stands, and once. Only once it is whole. */
  get isTree(): boolean {
    return this.settling === undefined
  }

  /** About how many characters it takes. */
  get length(): number {
    return this.budget - this.slots.left
  }

  /** What stands for an object in `result`. */
  encodingOf(value: object): Encoded | undefined {
    return this.slots.seen.get(value)
  }

  private settle(hasTime: HasTime): boolean {
    const done = this.settling?.advance(hasTime) ?? true
    if (done && this.settling) this.result = this.settling.result
    return done
  }

  private isOver(hasTime: HasTime): boolean {
    const { size } = this.slots.seen
    if (size >= SLOW_GROWTH && (size & (size - 1)) === 0) return !hasTime()
    this.pace += 1
    return this.pace % PACE === 0 && !hasTime()
  }

  /** Whether it is filled; if not, it goes on there the next time. */
  private open(job: Job, hasTime: HasTime): boolean {
    try {
      if (job.fill === 'instance') {
        put(job.to, 'v', this.slots.slot((job.from as Opaque).members))
        return true
      }
      if (!job.members && !this.begin(job)) return true
      return this.fill(job, hasTime)
    } catch (error) {
      this.instead.set(job.to, unreadable(error))
      return true
    }
  }

  /** Whether a container of this size may be opened now; if not, it is put off or marked as truncated. `nested`: its members are objects. */
  private admit(job: Job, size: number, cost: number, nested = false): boolean {
    if (size > LARGE && !job.deferred) {
      job.deferred = true
      this.large[this.large.length] = job
      return false
    }
    if (size > 0 && cost + (nested ? size * OPENING : 0) > this.slots.left) {
      this.instead.set(job.to, { $: 'truncated', of: job.fill, size })
      return false
    }
    this.slots.left -= cost
    return true
  }

  /** Lists the members of a container, where it may be opened. */
  private begin(job: Job): boolean {
    const { from } = job
    switch (job.fill) {
      case 'array': {
        const array = from as readonly unknown[]
        if (!this.admit(job, array.length, array.length, holdsObject(from, 0))) return false
        job.members = array
        return true
      }
      case 'object':
        return this.beginObject(job)
      default: {
        const isMap = job.fill === 'Map'
        const size = Number(isMap ? mapSize(from) : setSize(from))
        if (!this.admit(job, size, isMap ? size * 4 : size)) return false
        const members: unknown[] = []
        const list = isMap ? forEachOfMap : forEachOfSet
        list(from, (value: unknown, key: unknown) => {
          if (isMap) members[members.length] = key
          members[members.length] = value
        })
        job.members = members
        job.entries = []
        put(job.to, 'v', job.entries)
        return true
      }
    }
  }

  private beginObject(job: Job): boolean {
    const keys = keysOf(job.from)
    let cost = 0
    let special = false
    for (let i = 0; i < keys.length; i++) {
      const key = at(keys, i)
      cost += key.length + 4
      if (key === '$' || key === '__proto__') special = true
    }
    if (!this.admit(job, keys.length, cost, holdsObject(job.from, keys[0]))) return false
    job.members = keys
    if (special) {
      job.entries = []
      put(job.to, '$', 'Object')
      put(job.to, 'v', job.entries)
    }
    return true
  }

  private fill(job: Job, hasTime: HasTime): boolean {
    const members = job.members ?? []
    const isSmall = members.length <= LARGE
    for (; job.next < members.length; job.next += 1) {
      if (!isSmall && job.next > 0 && this.isOver(hasTime)) return false
      const i = job.next
      if (job.fill === 'object') this.member(job, members[i] as string)
      else if (job.fill !== 'array') this.entry(job, i)
      else if (!this.element(job, i)) {
        this.instead.set(job.to, this.withHoles(job))
        return true
      }
    }
    return true
  }

  private member({ from, to, entries }: Job, key: string): void {
    const value = this.memberOf(from, key)
    if (entries) entries[entries.length] = [key, value]
    else put(to, key, value)
  }

  /** Of a Map key and value in turn, of a Set each member. */
  private entry({ fill, members = [], entries = [] }: Job, i: number): void {
    if (fill === 'Set') entries[i] = this.slots.slot(members[i])
    else if (i % 2 === 0) entries[i / 2] = [this.slots.slot(members[i]), this.slots.slot(members[i + 1])]
  }

  /** false: a hole. */
  private element({ from, to }: Job, i: number): boolean {
    const array = from as readonly unknown[]
    const result = to as Encoded[]
    // A third of the time that a descriptor takes.
    const value = lookupGetter(array, i) === undefined ? array[i] : undefined
    if (value !== undefined) {
      result[i] = this.slots.slot(value)
      return true
    }
    const descriptor = descriptorOf(array, i)
    if (descriptor === undefined) return false
    result[i] = this.described(descriptor)
    return true
  }

  private withHoles({ from, members = [] }: Job): Encoded {
    const entries: Encoded[] = []
    for (let i = 0; i < members.length; i++) {
      const descriptor = descriptorOf(from, i)
      if (descriptor) entries[entries.length] = [i, this.described(descriptor)]
    }
    return { $: 'array', v: entries, length: members.length }
  }

  private memberOf(from: object, key: string): Encoded {
    try {
      const descriptor = descriptorOf(from, key)
      return descriptor ? this.described(descriptor) : ({ $: 'undefined' } satisfies Tagged)
    } catch (error) {
      return unreadable(error)
    }
  }

  private described(descriptor: PropertyDescriptor): Encoded {
    if (hasOwn(descriptor, 'value')) return this.slots.slot(descriptor.value)
    this.slots.left -= OPENING
    return { $: 'accessor' }
  }
}
