import { containersIn, memberOf, membersOf, standForThemselves } from './encode-members'
import { type Elsewhere, OPENING, special, within } from './encode-object'
import { holdsObject, numberTag, rareTag, string, type Tagged, unreadable } from './encode-tags'
import type { Encoded } from './encoded'
import { Opaque } from './opaque'
import { at, descriptorOf, hasOwn, is, isArray, isPlain, keysOf, lookupGetter, SafeMap } from './primordials'
import { NO_KEYS, NO_TAGS, TextFrame } from './text-frame'
import { CHARACTERS, type HasTime, type TextOut } from './text-out'

/** Members written between two looks at the clock. */
const PACE = 64
/** Members that are handed to the engine at once, to be written as text. */
const NODES = 1_000
/** Holes of an array that one tag stands for. */
const HOLES = 1_000
/** From so many objects on, growing the map of them is a slice of its own: it doubles at powers of two. */
const SLOW_GROWTH = 2 ** 15

/**
 * The text of a value of the page, encoded (see `Encoded`) and written piece by piece, of about `budget` characters: what does not fit
 * is marked `truncated`. Of what is written only is kept which objects these were, so that the engine has nothing to move about. Unlike
 * what `encode` gives it tells a further place of an object as `again`, and holes of arrays as `hole`: which were there first is past by
 * then. `untangle` turns both into what they stand for. Calls no getter and never throws; any depth passes.
 */
export class EncodedText {
  /** There are no `again`s, no holes, and nothing was cut off or unreadable: each object is told where it stands, and once. */
  isTree = true
  /** Whether there are `again`s or holes in it. */
  isTangled = false
  /** Characters that may still be written. */
  left: number
  /** Arrays and objects of the text so far, and which of them stand for which objects. */
  private containers = 0
  private readonly seen = new SafeMap<object, number>()
  private readonly frames: TextFrame[]
  /** Of the frames below this one everything is text. */
  private written = 0
  private nodes = 0
  private characters = 0

  /** `elsewhere`: what stands for an object that need not be written again. */
  constructor(
    readonly root: unknown,
    private readonly budget: number,
    private readonly elsewhere?: Elsewhere,
  ) {
    this.left = budget
    this.frames = [TextFrame.around(root)]
  }

  /** About how many characters it takes so far. */
  get length(): number {
    return this.budget - this.left
  }

  has(value: object): boolean {
    return this.seen.has(value)
  }

  /** Goes on while there is time and less than `size` waits to be taken; true once all of it is written. */
  write(out: TextOut, hasTime: HasTime, size: number): boolean {
    while (this.frames.length > 0) {
      if (out.isWithin) out.more()
      else this.some(out)
      if (this.frames.length === 0) break
      if (out.text.length >= size || !hasTime()) return false
    }
    return true
  }

  private some(out: TextOut): void {
    const { frames, seen } = this
    for (let i = 0; i < PACE && frames.length > 0 && !out.isWithin; i++) {
      const known = seen.size
      const frame = at(frames, frames.length - 1)
      if (frame.next < frame.size) this.member(frame, out)
      else this.close(frame, out)
      if (this.nodes > NODES || this.characters > CHARACTERS) this.flush(out)
      const { size } = seen
      if (size !== known && size >= SLOW_GROWTH && (size & (size - 1)) === 0) return
    }
  }

  private member(frame: TextFrame, out: TextOut): void {
    const { from } = frame
    const i = frame.next
    frame.next += 1
    switch (frame.members) {
      case 'object':
        return this.described(frame, at(frame.keys, i), at(frame.keys, i), out)
      case 'array':
        return this.element(frame, i, out)
      case 'list':
        return this.value(frame, '', (from as unknown[])[i], out)
      case 'pairs':
        return this.pair((from as unknown[])[2 * i], (from as unknown[])[2 * i + 1])
      case 'entries':
        return this.pair(at(frame.keys, i), memberOf(from, at(frame.keys, i)))
    }
  }

  private pair(key: unknown, value: unknown): void {
    this.push(new TextFrame('', 'list', [key, value], NO_KEYS, 2, NO_TAGS))
  }

  private element(frame: TextFrame, i: number, out: TextOut): void {
    const array = frame.from as readonly unknown[]
    try {
      if (i >= array.length) {
        frame.next = frame.size
        return
      }
      // A third of the time that a descriptor takes.
      const value = lookupGetter(array, i) === undefined ? array[i] : undefined
      if (value !== undefined) return this.value(frame, '', value, out)
      if (descriptorOf(array, i) === undefined) return this.hole(frame, i)
    } catch (error) {
      this.isTree = false
      return this.leaf(frame, '', unreadable(error))
    }
    this.described(frame, i, '', out)
  }

  private hole(frame: TextFrame, i: number): void {
    const array = frame.from as readonly unknown[]
    let next = i + 1
    while (next < frame.size && next < i + HOLES && !hasOwn(array, next)) next += 1
    frame.next = next
    this.isTree = false
    this.isTangled = true
    this.leaf(frame, '', { $: 'hole', n: next - i })
  }

  private described(frame: TextFrame, member: string | number, key: string, out: TextOut): void {
    let tag: Tagged
    try {
      const descriptor = descriptorOf(frame.from, member)
      if (descriptor && hasOwn(descriptor, 'value')) return this.value(frame, key, descriptor.value, out)
      tag = { $: descriptor ? 'accessor' : 'undefined' }
    } catch (error) {
      this.isTree = false
      tag = unreadable(error)
    }
    this.left -= OPENING
    this.leaf(frame, key, tag)
  }

  private value(frame: TextFrame, key: string, value: unknown, out: TextOut): void {
    switch (typeof value) {
      case 'string':
        return this.string(frame, key, value, out)
      case 'number':
        this.left -= 8
        if (value - value !== 0 || is(value, -0)) return this.leaf(frame, key, numberTag(value))
        return this.add(frame, key, value)
      case 'boolean':
        this.left -= 6
        return this.add(frame, key, value)
      case 'object':
        if (value === null) return this.add(frame, key, value)
        return this.object(frame, key, value)
      default: {
        const tag = rareTag(value)
        this.left -= OPENING + string(tag['v']).length
        return this.leaf(frame, key, tag)
      }
    }
  }

  private string(frame: TextFrame, key: string, value: string, out: TextOut): void {
    const encoded = within(value, this)
    if (encoded !== value) return this.leaf(frame, key, encoded)
    this.characters += value.length
    if (value.length <= CHARACTERS) return this.add(frame, key, value)
    this.flush(out)
    frame.beginMember(key, out)
    out.begin(value)
  }

  private add(frame: TextFrame, key: string, value: Encoded): void {
    this.nodes += 1
    frame.add(key, value)
  }

  private leaf(frame: TextFrame, key: string, tag: Encoded): void {
    this.containers += containersIn(tag)
    this.add(frame, key, tag)
  }

  private object(frame: TextFrame, key: string, value: object): void {
    this.left -= OPENING
    const first = this.seen.get(value)
    if (first !== undefined) {
      this.isTree = false
      this.isTangled = true
      return this.leaf(frame, key, { $: 'again', n: first })
    }
    const known = this.elsewhere?.(value)
    if (known !== undefined) return this.leaf(frame, key, known)
    this.seen.set(value, this.containers)
    try {
      this.open(frame, key, value)
    } catch (error) {
      this.isTree = false
      this.leaf(frame, key, unreadable(error))
    }
  }

  /** Nothing is done before everything that may throw. */
  private open(owner: TextFrame, key: string, value: object): void {
    if (isArray(value)) {
      const size = value.length
      if (size >>> 0 !== size) throw new TypeError('an array without a length')
      return this.admit(owner, new TextFrame(key, 'array', value, NO_KEYS, size, NO_TAGS), size, holdsObject(value, 0))
    }
    if (isPlain(value)) return this.openObject(owner, key, value, NO_TAGS)
    if (value instanceof Opaque && value.kind === 'instance') {
      const tagged = { $: 'instance', class: value.name, v: value.members }
      return this.push(new TextFrame(key, 'object', tagged, ['$', 'class', 'v'], 3, NO_TAGS))
    }
    const { tag, fill } = special(value, this)
    switch (fill) {
      case 'Map': {
        const members = membersOf(value, true)
        const size = members.length / 2
        return this.admit(owner, new TextFrame(key, 'pairs', members, NO_KEYS, size, [tag]), size * 4, false)
      }
      case 'Set': {
        const members = membersOf(value, false)
        return this.admit(
          owner,
          new TextFrame(key, 'list', members, NO_KEYS, members.length, [tag]),
          members.length,
          false,
        )
      }
      case 'object':
        return this.openObject(owner, key, value, [tag])
      default:
        return this.leaf(owner, key, tag)
    }
  }

  private openObject(owner: TextFrame, name: string, from: object, tags: readonly Tagged[]): void {
    const keys = keysOf(from)
    let cost = 0
    for (let i = 0; i < keys.length; i++) cost += at(keys, i).length + 4
    const nested = holdsObject(from, keys[0])
    const frame = standForThemselves(keys)
      ? new TextFrame(name, 'object', from, keys, keys.length, tags)
      : new TextFrame(name, 'entries', from, keys, keys.length, inner(tags, { $: 'Object' }))
    this.admit(owner, frame, cost, nested)
  }

  /** Goes on with a container, if it fits; `nested`: its members are objects. */
  private admit(owner: TextFrame, frame: TextFrame, cost: number, nested: boolean): void {
    const { size, members, tags } = frame
    if (size > 0 && cost + (nested ? size * OPENING : 0) > this.left) {
      this.isTree = false
      const of = members === 'pairs' ? 'Map' : members === 'list' ? 'Set' : members === 'array' ? members : 'object'
      const cut: Tagged = { $: 'truncated', of, size }
      const tag = tags.length > 0 ? at(tags, 0) : undefined
      return this.leaf(owner, frame.name, tag?.['$'] === 'instance' ? { ...tag, v: cut } : cut)
    }
    this.left -= cost
    this.push(frame)
  }

  private push(frame: TextFrame): void {
    this.containers += 1 + frame.tags.length
    this.nodes += 1
    this.frames[this.frames.length] = frame
  }

  private close(frame: TextFrame, out: TextOut): void {
    const { frames } = this
    frames.length -= 1
    const last = frames.length - 1
    if (this.written > last) this.written = last
    frame.close(frames[last], out)
  }

  /** Turns into text all that is encoded. */
  private flush(out: TextOut): void {
    const { frames } = this
    for (let i = this.written; i < frames.length; i++) at(frames, i).flush(frames[i - 1], out)
    this.written = frames.length - 1
    this.nodes = this.characters = 0
  }
}

const inner = (tags: readonly Tagged[], tag: Tagged): readonly Tagged[] =>
  tags.length > 0 ? [at(tags, 0), tag] : [tag]
