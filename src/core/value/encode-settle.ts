import type { Encoded } from './encoded'
import { at, isArray, keysOf, put, SafeMap } from './primordials'

interface Frame {
  at: object
  keys: readonly string[] | undefined
  next: number
}

/** Members looked at between two looks at the clock. */
const PACE = 256

/**
 * Turns the graph that encoding leaves where objects are shared or cyclic into a tree: in document order the first place
 * of a shared result gets the next id (from 1), further places refer to it. `instead` replaces results altogether.
 */
export class Settling {
  private readonly holder: Encoded[]
  private readonly frames: Frame[]
  private ids = 0

  constructor(
    root: Encoded,
    private readonly shared: SafeMap<object, number>,
    private readonly instead: SafeMap<object, Encoded>,
  ) {
    this.holder = [root]
    this.frames = [{ at: this.holder, keys: undefined, next: 0 }]
  }

  get result(): Encoded {
    return at(this.holder, 0)
  }

  /** Goes on while there is time; true once `result` is whole. */
  advance(hasTime: () => boolean): boolean {
    const { frames } = this
    for (let pace = 1; frames.length > 0; pace++) {
      const frame = at(frames, frames.length - 1)
      const size = frame.keys ? frame.keys.length : (frame.at as Encoded[]).length
      if (frame.next < size) {
        const key = frame.keys ? at(frame.keys, frame.next) : frame.next
        frame.next += 1
        this.visit(frame.at, key)
      } else frames.length -= 1
      if (pace % PACE === 0 && !hasTime()) return false
    }
    return true
  }

  private visit(owner: object, key: string | number): void {
    const { shared, frames } = this
    const found = (owner as Record<string | number, Encoded>)[key]
    if (typeof found !== 'object' || found === null) return
    const result = this.instead.get(found) ?? found
    const id = shared.get(found)
    if (id === undefined) {
      if (result !== found) put(owner, key, result)
    } else if (id > 0) {
      put(owner, key, { $: 'ref', id })
      return
    } else {
      this.ids += 1
      shared.set(found, this.ids)
      put(owner, key, { $: 'shared', id: this.ids, v: result })
    }
    if (typeof result === 'object' && result !== null) {
      frames[frames.length] = { at: result, keys: isArray(result) ? undefined : keysOf(result), next: 0 }
    }
  }
}
