import { toBase64 } from './base64'
import { numberTag, opaqueTag, rareTag, string, type Fill, type Job, type Tagged, unreadable } from './encode-tags'
import type { Encoded } from './encoded'
import { bytesOf, dataMember, flagsOf, kindOf, mapSize, setSize, slice, sourceOf, timeOf } from './kind'
import { Opaque } from './opaque'
import { is, isArray, isPlain, prototypeOf, SafeMap } from './primordials'

/** What a member that is an object costs before it is opened: about the text of a `truncated` tag in its place. */
export const OPENING = 16
/** Longest binary data that is sent: it cannot be written in slices. */
const MOST_BYTES = 3_000_000
const SHORT = 100
const HEAD = 1_000

/** The tag for an object that the reader has already. */
export type Elsewhere = (value: object) => Tagged | undefined

/** Writes single values, each object once, within a budget of characters; what containers hold is left as jobs. */
export class Slots {
  readonly jobs: Job[] = []
  readonly seen = new SafeMap<object, Encoded>()
  /** Results that stand in several places; the number is filled in when settling. */
  readonly shared = new SafeMap<object, number>()

  /** `left`: characters that may still be written. `elsewhere`: what stands for an object that need not be written again. */
  constructor(
    public left: number,
    private readonly elsewhere: Elsewhere | undefined,
  ) {}

  /** What stands for a value in its owner: itself, or a container that `jobs` or `large` lists to be filled. */
  slot(value: unknown): Encoded {
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
    const known = this.elsewhere?.(value)
    if (known !== undefined) return known
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
    if (bytes.length > MOST_BYTES || bytes.length * 1.4 > this.left)
      return { $: 'truncated', of: 'bytes', size: bytes.length }
    this.left -= bytes.length * 1.4
    return { $: 'bytes', class: name, size: bytes.length, v: toBase64(bytes) }
  }

  private later<T extends Encoded[] | Tagged>(from: object, to: T, fill: Fill): T {
    this.jobs[this.jobs.length] = { from, to, fill, deferred: false, next: 0, members: undefined, entries: undefined }
    return to
  }
}
