import type { Encoded } from './encoded'
import { at, isArray, keysOf, put, type SafeMap } from './primordials'

interface Frame {
  at: object
  keys: readonly string[] | undefined
  next: number
}

/**
 * Turns the graph that encoding leaves where objects are shared or cyclic into a tree: in document order the first place
 * of a shared result gets the next id (from 1), further places refer to it. `instead` replaces results altogether.
 */
export function settled(root: Encoded, shared: SafeMap<object, number>, instead: SafeMap<object, Encoded>): Encoded {
  const holder: Encoded[] = [root]
  const frames: Frame[] = [{ at: holder, keys: undefined, next: 0 }]
  let ids = 0

  const visit = (owner: object, key: string | number): void => {
    const found = (owner as Record<string | number, Encoded>)[key]
    if (typeof found !== 'object' || found === null) return
    const result = instead.get(found) ?? found
    const id = shared.get(found)
    if (id === undefined) {
      if (result !== found) put(owner, key, result)
    } else if (id > 0) {
      put(owner, key, { $: 'ref', id })
      return
    } else {
      ids += 1
      shared.set(found, ids)
      put(owner, key, { $: 'shared', id: ids, v: result })
    }
    if (typeof result === 'object' && result !== null) {
      frames[frames.length] = { at: result, keys: isArray(result) ? undefined : keysOf(result), next: 0 }
    }
  }

  while (frames.length > 0) {
    const frame = at(frames, frames.length - 1)
    const size = frame.keys ? frame.keys.length : (frame.at as Encoded[]).length
    if (frame.next < size) {
      const key = frame.keys ? at(frame.keys, frame.next) : frame.next
      frame.next += 1
      visit(frame.at, key)
    } else frames.length -= 1
  }
  return at(holder, 0)
}
