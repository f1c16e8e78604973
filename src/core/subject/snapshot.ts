import { OUTSIDE, Past } from '../diff/input'
import { agree } from '../timeline/agree'
import { entityId, isDictionary } from '../timeline/entity'

/**
 * What a page was rendered with, beside what its store holds now. It is the server's word at load and says nothing of what
 * came after: where the store holds something else, it has gone on.
 */
export function snapshot(rendered: unknown, held: unknown): unknown {
  if (agree(rendered, held)) return rendered
  if (isDictionary(rendered) && isDictionary(held)) {
    const shared = Object.entries(rendered).map(([key, value]) => [
      key,
      Object.hasOwn(held, key) ? snapshot(value, held[key]) : new Past(value),
    ])
    const own = Object.keys(held).filter((key) => !Object.hasOwn(rendered, key))
    return Object.fromEntries([...shared, ...own.map((key) => [key, OUTSIDE])])
  }
  if (Array.isArray(rendered) && Array.isArray(held) && haveSameEntities(rendered, held))
    return rendered.map((each, index) => snapshot(each, held[index]))
  return new Past(rendered)
}

/** Element by element only where each is surely the same thing. */
function haveSameEntities(a: readonly unknown[], b: readonly unknown[]): boolean {
  return (
    a.length === b.length &&
    a.every((each, index) => entityId(each) !== undefined && entityId(each) === entityId(b[index]))
  )
}
