import { holdsObject, type Tagged } from './encode-tags'
import type { Encoded } from './encoded'
import { slice } from './kind'
import { at, put } from './primordials'
import type { TextOut } from './text-out'

/** What the members of a container are: elements, members by key, [key, value] pairs, or what was listed beforehand. */
export type Members = 'array' | 'object' | 'entries' | 'pairs' | 'list'

export const NO_TAGS: readonly Tagged[] = []
export const NO_KEYS: readonly string[] = []

/** An array or object that is being written: members that are encoded are kept until there are enough for the engine to write at once. */
export class TextFrame {
  next = 0
  /** Members that are encoded, but not yet text. */
  private batch: Encoded[] | Tagged
  /** It has begun to be text, and whether without a member so far. */
  isBegun = false
  isEmpty = true
  readonly isKeyed: boolean

  /** `tags`: what it stands in as `v`, from the outermost in. */
  constructor(
    /** What it is called in its owner; '' for an element. */
    readonly name: string,
    readonly members: Members,
    readonly from: object,
    readonly keys: readonly string[],
    readonly size: number,
    readonly tags: readonly Tagged[],
  ) {
    this.isKeyed = members === 'object'
    this.batch = this.isKeyed ? {} : []
  }

  /** The frame of a single value, which stands in nothing. */
  static around(value: unknown): TextFrame {
    const frame = new TextFrame('', 'list', [value], NO_KEYS, 1, NO_TAGS)
    frame.isBegun = true
    return frame
  }

  add(key: string, value: Encoded): void {
    if (this.isKeyed) put(this.batch, key, value)
    else (this.batch as Encoded[])[(this.batch as Encoded[]).length] = value
  }

  /** Writes what there is up to its next member, which is written by somebody else. */
  beginMember(key: string, out: TextOut): void {
    this.writeBatch(out)
    if (!this.isEmpty) out.text += ','
    this.isEmpty = false
    if (this.isKeyed) out.text += `${out.toText(key)}:`
  }

  /** Writes what there is of it. */
  flush(owner: TextFrame | undefined, out: TextOut): void {
    if (!this.isBegun) {
      owner?.beginMember(this.name, out)
      for (let i = 0; i < this.tags.length; i++) out.text += `${slice(out.toText(at(this.tags, i)), 0, -1)},"v":`
      out.text += this.isKeyed ? '{' : '['
      this.isBegun = true
    }
    this.writeBatch(out)
  }

  /** There are no more members: what is left is written, or handed to its owner. */
  close(owner: TextFrame | undefined, out: TextOut): void {
    if (!this.isBegun) {
      owner?.add(this.name, this.whole())
      return
    }
    this.writeBatch(out)
    if (!owner) return
    out.text += this.isKeyed ? '}' : ']'
    for (let i = 0; i < this.tags.length; i++) out.text += '}'
  }

  /** Whether its members are objects, as far as the first one tells. */
  get holdsObjects(): boolean {
    return holdsObject(this.from, this.members === 'array' ? 0 : this.keys[0])
  }

  /** What stands for it where it does not fit. */
  cut(): Encoded {
    const { members, size } = this
    const of = members === 'pairs' ? 'Map' : members === 'list' ? 'Set' : members === 'array' ? members : 'object'
    const cut: Tagged = { $: 'truncated', of, size }
    const tag = this.tags.length > 0 ? at(this.tags, 0) : undefined
    return tag?.['$'] === 'instance' ? { ...tag, v: cut } : cut
  }

  private whole(): Encoded {
    let whole: Encoded = this.batch
    for (let i = this.tags.length - 1; i >= 0; i--) {
      const tag = at(this.tags, i)
      put(tag, 'v', whole)
      whole = tag
    }
    return whole
  }

  private writeBatch(out: TextOut): void {
    const text = out.toText(this.batch)
    if (text.length === 2) return
    out.text += (this.isEmpty ? '' : ',') + slice(text, 1, -1)
    this.isEmpty = false
    this.batch = this.isKeyed ? {} : []
  }
}

/** So deep it is worth telling what is open. */
export const DEEPEST = 200

/**
 * The arrays and objects that are open where the text of these frames ends, as in `{[`; undefined: the innermost one has no members, or
 * there are too many.
 */
export function openIn(frames: readonly TextFrame[], depth: number): string | undefined {
  if (depth > DEEPEST) return undefined
  let open = ''
  let isEmpty = false
  // The first stands around a single value.
  for (let i = 1; i < depth && at(frames, i).isBegun; i++) {
    const { tags, isKeyed, isEmpty: hasNone } = at(frames, i)
    for (let j = 0; j < tags.length; j++) open += '{'
    open += isKeyed ? '{' : '['
    isEmpty = hasNone
  }
  return isEmpty ? undefined : open
}
