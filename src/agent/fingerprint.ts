import { getOwnPropertyDescriptor, getPrototypeOf, isArray, keys } from './primordials'

/** Characters of a long text that count, at both ends. */
const ENDS = 64

const { prototype: plain } = Object
const isPlain = (value: object): boolean => [plain, null].includes(getPrototypeOf(value))

/** A walk's remaining nodes, shared by the states looked at in one go. */
export interface Nodes {
  left: number
}

/**
 * A number that is another one, most likely, when the content of plain objects and arrays is; whatever else hangs in them counts
 * by its kind alone, and no getter is called. `undefined` where it takes more nodes than there are.
 */
export function fingerprint(state: unknown, nodes: Nodes): number | undefined {
  let hash = 0x811c9dc5
  const mix = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193)
  }
  const text = (value: string): void => {
    mix(value.length)
    for (let i = 0; i < value.length && i < ENDS; i++) mix(value.charCodeAt(i))
    for (let i = Math.max(ENDS, value.length - ENDS); i < value.length; i++) mix(value.charCodeAt(i))
  }
  const seen = new Set<object>()
  const stack: unknown[] = [state]
  while (stack.length > 0) {
    if (--nodes.left < 0) return undefined
    const value = stack.pop()
    if (typeof value === 'string') text(value)
    else if (typeof value !== 'object' || value === null) text(typeof value === 'function' ? 'function' : String(value))
    else if (!isArray(value) && !isPlain(value)) mix(7)
    else if (!seen.has(value)) {
      seen.add(value)
      const names = keys(value)
      mix(names.length)
      for (const name of names) {
        text(name)
        const own = getOwnPropertyDescriptor(value, name)
        stack.push(own && 'value' in own ? own.value : undefined)
      }
    }
  }
  return hash
}
