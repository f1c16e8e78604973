import { toBase64 } from './base64'
import { settle } from './encode-settle'
import {
  type Fill,
  holdsObject,
  type Job,
  numberTag,
  opaqueTag,
  rareTag,
  string,
  type Tagged,
  unreadable,
} from './encode-tags'
import type { Encoded } from './encoded'
import {
  bytesOf,
  dataMember,
  flagsOf,
  forEachOfMap,
  forEachOfSet,
  kindOf,
  mapSize,
  setSize,
  slice,
  sourceOf,
  timeOf,
} from './kind'
import { Opaque } from './opaque'
import {
  at,
  descriptorOf,
  hasOwn,
  is,
  isArray,
  isPlain,
  keysOf,
  lookupGetter,
  prototypeOf,
  put,
  SafeMap,
} from './primordials'

export const DEFAULT_BUDGET = 8_000_000
/** What a member that is an object costs before it is opened: about the text of a `truncated` tag in its place. */
const OPENING = 16
/** Containers with more members than this wait until the rest of the value is written. */
const LARGE = 1_000
const SHORT = 100
const HEAD = 1_000

/**
 * A value of the page as plain JSON (see `Encoded`), of about `budget` characters as text; what does not fit is marked
 * `truncated`, the deepest and largest members first. Calls no getter and never throws; proxies run their own traps.
 */
export function encode(value: unknown, budget: number = DEFAULT_BUDGET): Encoded {
  return new Encoder(budget).run(value)
}

/** Works level by level with queues instead of recursion: any depth passes, and shallow members are written first. */
class Encoder {
  private left: number
  private readonly queue: Job[] = []
  private readonly large: Job[] = []
  private readonly seen = new SafeMap<object, Encoded>()
  /** Results that stand in several places; the number is filled in when settling. */
  private readonly shared = new SafeMap<object, number>()
  /** Results that turned out to be something else while they were filled. */
  private readonly instead = new SafeMap<object, Encoded>()

  constructor(budget: number) {
    this.left = budget
  }

  run(value: unknown): Encoded {
    const root = this.slot(value)
    for (let i = 0, j = 0; i < this.queue.length || j < this.large.length; ) {
      const job = i < this.queue.length ? this.queue[i++] : this.large[j++]
      if (job) this.open(job)
    }
    return this.shared.size + this.instead.size > 0 ? settle(root, this.shared, this.instead) : root
  }

  private slot(value: unknown): Encoded {
    switch (typeof value) {
      case 'string':
        return this.text(value)
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

  private text(value: string): Encoded {
    if (value.length > this.left && value.length > SHORT) {
      const head = slice(value, 0, this.left > HEAD ? HEAD : SHORT)
      this.left -= head.length
      return { $: 'truncated', of: 'string', size: value.length, head }
    }
    this.left -= value.length + 3
    return value
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
    if (value instanceof Opaque) {
      if (value.kind !== 'instance') return opaqueTag(value)
      return this.later(value, { $: 'instance', class: value.name }, 'instance')
    }
    const kind = kindOf(prototypeOf(value) as object)
    const bytes = bytesOf(value, kind)
    if (bytes) return this.bytes(bytes.name, bytes.bytes)
    switch (kind.builtIn) {
      case 'Date': {
        const time = timeOf(value)
        return { $: 'Date', v: time === time ? time : null }
      }
      case 'Map':
        mapSize(value)
        return this.later(value, { $: 'Map' }, 'Map')
      case 'Set':
        setSize(value)
        return this.later(value, { $: 'Set' }, 'Set')
      case 'RegExp':
        return { $: 'RegExp', v: this.text(string(sourceOf(value))), flags: flagsOf(value) }
      case 'Error': {
        const name = string(dataMember(value, 'name')) || kind.name
        return { $: 'Error', name: this.text(name), message: this.text(string(dataMember(value, 'message'))) }
      }
      case 'EventTarget':
        return { $: 'instance', class: kind.name, v: {} }
      default:
        return { $: 'instance', class: kind.name, v: this.later(value, {}, 'object') }
    }
  }

  private bytes(name: string, bytes: Uint8Array): Encoded {
    if (bytes.length * 1.4 > this.left) return { $: 'truncated', of: 'bytes', size: bytes.length }
    this.left -= bytes.length * 1.4
    return { $: 'bytes', class: name, size: bytes.length, v: toBase64(bytes) }
  }

  private later<T extends Encoded[] | Tagged>(from: object, to: T, fill: Fill): T {
    this.queue[this.queue.length] = { from, to, fill, deferred: false }
    return to
  }

  private open(job: Job): void {
    try {
      switch (job.fill) {
        case 'object':
          return this.openObject(job, job.to as Tagged)
        case 'array':
          return this.openArray(job, job.to as Encoded[])
        case 'Map':
          return this.openMap(job, job.to as Tagged)
        case 'Set':
          return this.openSet(job, job.to as Tagged)
        case 'instance':
          return put(job.to, 'v', this.slot((job.from as Opaque).members))
      }
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
    if (size > 0 && cost + (nested ? size * OPENING : 0) > this.left) {
      this.instead.set(job.to, { $: 'truncated', of: job.fill, size })
      return false
    }
    this.left -= cost
    return true
  }

  private openObject(job: Job, to: Tagged): void {
    const keys = keysOf(job.from)
    let cost = 0
    let special = false
    for (let i = 0; i < keys.length; i++) {
      const key = at(keys, i)
      cost += key.length + 4
      if (key === '$' || key === '__proto__') special = true
    }
    if (!this.admit(job, keys.length, cost, holdsObject(job.from, keys[0]))) return
    const entries: Encoded[] = []
    for (let i = 0; i < keys.length; i++) {
      const key = at(keys, i)
      const member = this.member(job.from, key)
      if (special) entries[i] = [key, member]
      else put(to, key, member)
    }
    if (!special) return
    put(to, '$', 'Object')
    put(to, 'v', entries)
  }

  private openArray(job: Job, to: Encoded[]): void {
    const from = job.from as readonly unknown[]
    const length = from.length
    if (!this.admit(job, length, length, holdsObject(from, 0))) return
    for (let i = 0; i < length; i++) {
      // A third of the time that a descriptor takes.
      const value = lookupGetter(from, i) === undefined ? from[i] : undefined
      if (value !== undefined) {
        to[i] = this.slot(value)
        continue
      }
      const descriptor = descriptorOf(from, i)
      if (descriptor === undefined) return this.openHoles(job, length)
      to[i] = this.described(descriptor)
    }
  }

  private openHoles(job: Job, length: number): void {
    const entries: Encoded[] = []
    for (let i = 0; i < length; i++) {
      const descriptor = descriptorOf(job.from, i)
      if (descriptor) entries[entries.length] = [i, this.described(descriptor)]
    }
    this.instead.set(job.to, { $: 'array', v: entries, length })
  }

  private openMap(job: Job, to: Tagged): void {
    const size = Number(mapSize(job.from))
    if (!this.admit(job, size, size * 4)) return
    const entries: Encoded[] = []
    forEachOfMap(job.from, (value: unknown, key: unknown) => {
      entries[entries.length] = [this.slot(key), this.slot(value)]
    })
    put(to, 'v', entries)
  }

  private openSet(job: Job, to: Tagged): void {
    const size = Number(setSize(job.from))
    if (!this.admit(job, size, size)) return
    const members: Encoded[] = []
    forEachOfSet(job.from, (value: unknown) => {
      members[members.length] = this.slot(value)
    })
    put(to, 'v', members)
  }

  private member(from: object, key: string): Encoded {
    try {
      const descriptor = descriptorOf(from, key)
      return descriptor ? this.described(descriptor) : { $: 'undefined' }
    } catch (error) {
      return unreadable(error)
    }
  }

  private described(descriptor: PropertyDescriptor): Encoded {
    if (hasOwn(descriptor, 'value')) return this.slot(descriptor.value)
    this.left -= OPENING
    return { $: 'accessor' }
  }
}
