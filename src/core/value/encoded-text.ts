import { containersIn, memberOf, membersOf, standForThemselves } from './encode-members'
import { type Elsewhere, OPENING, special, within } from './encode-object'
import { numberTag, rareTag, string, type Tagged, unreadable } from './encode-tags'
import type { Encoded } from './encoded'
import { Opaque } from './opaque'
import { at, descriptorOf, hasOwn, is, isArray, isPlain, keysOf, lookupGetter } from './primordials'
import { SeenObjects } from './seen-objects'
import { NO_KEYS, NO_TAGS, openIn, TextFrame } from './text-frame'
import { CHARACTERS, type HasTime, type TextOut } from './text-out'

/** Members written between two looks at the clock. */
const PACE = 64
/** Members that are handed to the engine at once, to be written as text. */
const NODES = 1_000
/** Holes of an array that one tag stands for. */
const HOLES = 1_000

/**
 * The text of a value of the page, encoded (see `Encoded`) and written piece by piece, of about `budget` characters: what does not fit
 * is marked `truncated`. Of what is written only is kept which objects these were, so that the engine has nothing to move about. Unlike
 * what `encode` gives it tells a further place of an object as `again`, and holes of arrays as `hole`: which were there first is past by
 * then. `untangle` turns both into what they stand for. Calls no getter and never throws; any depth passes.
 */
export class EncodedText {
  /** There are no `again`s, no holes, and nothing was cut off or unreadable: each object is told where it stands, and once. */
  isTree = true
  /** Whether there are `again`s or holes in it, and whether everything stands for itself. */
  isTangled = false
  isUntagged = true
  /** Characters that may still be written. */
  left: number
  /** Arrays and objects of the text so far, and which of them stand for which objects. */
  private containers = 0
  private readonly seen = new SeenObjects()
  /** Those that are open, one within the other; what stands after them has been. */
  private readonly frames: TextFrame[]
  private depth = 1
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
    while (this.depth > 0) {
      if (out.isWithin) out.more()
      else this.some(out)
      if (this.depth === 0) break
      if (out.text.length >= size || !hasTime()) return false
    }
    return true
  }

  /** The same of `Pieces`: what is open where its text ends; '' where it has not begun. */
  get open(): string | undefined {
    return openIn(this.frames, this.depth)
  }

  private some(out: TextOut): void {
    const { frames } = this
    for (let i = 0; i < PACE && this.depth > 0 && !out.isWithin; i++) {
      const frame = at(frames, this.depth - 1)
      if (frame.next < frame.size) this.members(frame, out)
      else this.close(frame, out)
      if (this.nodes > NODES || this.characters > CHARACTERS) this.flush(out)
      if (this.seen.hasGrown) break
    }
    this.seen.hasGrown = false
  }

  /** Encodes members as long as each is complete in itself, and there are not too many. */
  private members(frame: TextFrame, out: TextOut): void {
    const end = frame.next + PACE
    while (frame.next < frame.size && frame.next < end && this.characters <= CHARACTERS) {
      const i = frame.next
      frame.next += 1
      if (!this.member(frame, i, out)) return
    }
  }

  /** Whether it is complete. */
  private member(frame: TextFrame, i: number, out: TextOut): boolean {
    const { from } = frame
    switch (frame.members) {
      case 'object':
        return this.described(frame, at(frame.keys, i), at(frame.keys, i), out)
      case 'array':
        return this.element(frame, i, out)
      case 'list':
        return this.value(frame, '', (from as unknown[])[i], out)
      case 'pairs':
        return this.pair((from as unknown[])[2 * i], (from as unknown[])[2 * i + 1])
      default:
        return this.pair(at(frame.keys, i), memberOf(from, at(frame.keys, i)))
    }
  }

  private pair(key: unknown, value: unknown): boolean {
    return this.push(new TextFrame('', 'list', [key, value], NO_KEYS, 2, NO_TAGS))
  }

  private element(frame: TextFrame, i: number, out: TextOut): boolean {
    const array = frame.from as readonly unknown[]
    try {
      if (i >= array.length) {
        frame.next = frame.size
        return true
      }
      // A third of the time that a descriptor takes.
      const value = lookupGetter(array, i) === undefined ? array[i] : undefined
      if (value !== undefined) return this.value(frame, '', value, out)
      if (descriptorOf(array, i) === undefined) return this.hole(frame, i)
    } catch (error) {
      this.isTree = false
      return this.leaf(frame, '', unreadable(error))
    }
    return this.described(frame, i, '', out)
  }

  private hole(frame: TextFrame, i: number): boolean {
    const array = frame.from as readonly unknown[]
    let next = i + 1
    while (next < frame.size && next < i + HOLES && !hasOwn(array, next)) next += 1
    frame.next = next
    this.isTree = false
    this.isTangled = true
    return this.leaf(frame, '', { $: 'hole', n: next - i })
  }

  private described(frame: TextFrame, member: string | number, key: string, out: TextOut): boolean {
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
    return this.leaf(frame, key, tag)
  }

  private value(frame: TextFrame, key: string, value: unknown, out: TextOut): boolean {
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

  private string(frame: TextFrame, key: string, value: string, out: TextOut): boolean {
    const encoded = within(value, this)
    if (encoded !== value) return this.leaf(frame, key, encoded)
    this.characters += value.length
    if (value.length <= CHARACTERS) return this.add(frame, key, value)
    this.flush(out)
    frame.beginMember(key, out)
    out.begin(value)
    return false
  }

  private add(frame: TextFrame, key: string, value: Encoded): true {
    this.nodes += 1
    frame.add(key, value)
    return true
  }

  private leaf(frame: TextFrame, key: string, tag: Encoded): true {
    this.isUntagged = false
    this.containers += containersIn(tag)
    return this.add(frame, key, tag)
  }

  private object(frame: TextFrame, key: string, value: object): boolean {
    this.left -= OPENING
    const first = this.seen.placeOf(value)
    if (first !== undefined) {
      this.isTree = false
      this.isTangled = true
      return this.leaf(frame, key, { $: 'again', n: first })
    }
    const known = this.elsewhere?.(value)
    if (known !== undefined) return this.leaf(frame, key, known)
    this.seen.add(value, this.containers)
    try {
      return this.begin(frame, key, value)
    } catch (error) {
      this.isTree = false
      return this.leaf(frame, key, unreadable(error))
    }
  }

  /** Nothing is done before everything that may throw. */
  private begin(owner: TextFrame, key: string, value: object): boolean {
    if (isArray(value)) {
      const size = value.length
      if (size >>> 0 !== size) throw new TypeError('an array without a length')
      return this.admit(owner, new TextFrame(key, 'array', value, NO_KEYS, size, NO_TAGS), size)
    }
    if (isPlain(value)) return this.openObject(owner, key, value, NO_TAGS)
    if (value instanceof Opaque && value.kind === 'instance') {
      this.isUntagged = false
      const tagged = { $: 'instance', class: value.name, v: value.members }
      return this.push(new TextFrame(key, 'object', tagged, ['$', 'class', 'v'], 3, NO_TAGS))
    }
    const { tag, fill } = special(value, this)
    if (fill === undefined) return this.leaf(owner, key, tag)
    if (fill === 'object') return this.openObject(owner, key, value, [tag])
    const isMap = fill === 'Map'
    const members = membersOf(value, isMap)
    const size = isMap ? members.length / 2 : members.length
    const frame = new TextFrame(key, isMap ? 'pairs' : 'list', members, NO_KEYS, size, [tag])
    return this.admit(owner, frame, isMap ? size * 4 : size)
  }

  private openObject(owner: TextFrame, name: string, from: object, tags: readonly Tagged[]): boolean {
    const keys = keysOf(from)
    let cost = 0
    for (let i = 0; i < keys.length; i++) cost += at(keys, i).length + 4
    const frame = standForThemselves(keys)
      ? new TextFrame(name, 'object', from, keys, keys.length, tags)
      : new TextFrame(
          name,
          'entries',
          from,
          keys,
          keys.length,
          tags.length > 0 ? [at(tags, 0), { $: 'Object' }] : [{ $: 'Object' }],
        )
    return this.admit(owner, frame, cost)
  }

  /** Goes on with a container, if it fits. */
  private admit(owner: TextFrame, frame: TextFrame, cost: number): boolean {
    const most = cost + frame.size * OPENING
    if (frame.size > 0 && (cost > this.left || (most > this.left && frame.holdsObjects))) {
      this.isTree = false
      return this.leaf(owner, frame.name, frame.cut())
    }
    this.left -= cost
    return this.push(frame)
  }

  private push(frame: TextFrame): false {
    if (frame.tags.length > 0) this.isUntagged = false
    this.containers += 1 + frame.tags.length
    this.nodes += 1
    this.frames[this.depth] = frame
    this.depth += 1
    return false
  }

  private close(frame: TextFrame, out: TextOut): void {
    const last = (this.depth -= 1) - 1
    if (this.written > last) this.written = last
    frame.close(last < 0 ? undefined : at(this.frames, last), out)
  }

  /** Turns into text all that is encoded. */
  private flush(out: TextOut): void {
    const { frames, depth } = this
    for (let i = this.written; i < depth; i++) at(frames, i).flush(i === 0 ? undefined : at(frames, i - 1), out)
    this.written = depth - 1
    this.nodes = this.characters = 0
  }
}
