import { membersOf } from './encode-members'
import { OPENING } from './encode-object'
import { settled } from './encode-settle'
import { Slots } from './encode-slots'
import { holdsObject, type Job, type Tagged, unreadable } from './encode-tags'
import type { Encoded } from './encoded'
import { mapSize, setSize } from './kind'
import type { Opaque } from './opaque'
import { at, descriptorOf, hasOwn, keysOf, lookupGetter, put, SafeMap } from './primordials'

export const DEFAULT_BUDGET = 8_000_000
/** Containers with more members than this wait until the rest of the value is written. */
const LARGE = 1_000

/**
 * A value of the page as plain JSON (see `Encoded`), of about `budget` characters as text; what does not fit is marked
 * `truncated`, the deepest and largest members first. Calls no getter and never throws; proxies run their own traps.
 */
export function encode(value: unknown, budget: number = DEFAULT_BUDGET): Encoded {
  return new Encoding(value, budget).run()
}

/** Works level by level with queues instead of recursion: any depth passes, and shallow members are written first. */
class Encoding {
  private readonly root: Encoded
  private readonly slots: Slots
  private readonly large: Job[] = []
  /** Results that turned out to be something else while they were filled. */
  private readonly instead = new SafeMap<object, Encoded>()

  constructor(value: unknown, budget: number) {
    this.slots = new Slots(budget)
    this.root = this.slots.slot(value)
  }

  run(): Encoded {
    const { slots, large, instead } = this
    let job = 0
    let largeJob = 0
    while (job < slots.jobs.length || largeJob < large.length) {
      if (job < slots.jobs.length) this.open(at(slots.jobs, job++))
      else this.open(at(large, largeJob++))
    }
    return slots.shared.size + instead.size === 0 ? this.root : settled(this.root, slots.shared, instead)
  }

  private open(job: Job): void {
    try {
      if (job.fill === 'instance') put(job.to, 'v', this.slots.slot((job.from as Opaque).members))
      else if (this.begin(job)) this.fill(job)
    } catch (error) {
      this.instead.set(job.to, unreadable(error))
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
        job.members = membersOf(from, isMap)
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

  private fill(job: Job): void {
    const members = job.members ?? []
    for (let i = 0; i < members.length; i++) {
      if (job.fill === 'object') this.member(job, members[i] as string)
      else if (job.fill !== 'array') this.entry(job, i)
      else if (!this.element(job, i)) {
        this.instead.set(job.to, this.withHoles(job, i))
        return
      }
    }
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

  /** An array of which the elements before the first hole are there already. */
  private withHoles({ from, to, members = [] }: Job, hole: number): Encoded {
    const entries: Encoded[] = []
    for (let i = 0; i < hole; i++) entries[i] = [i, at(to as Encoded[], i)]
    for (let i = hole; i < members.length; i++) {
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
