/** Nodes of a state looked at to tell whether it is data. */
const MAX_NODES = 500

const { stringify } = JSON
const { getPrototypeOf, getOwnPropertyDescriptor } = Object

/** A list or record of plain values only: no functions, no instances of classes, no elements. No getter is called. */
export function isData(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const queue: object[] = [value]
  const seen = new Set<object>(queue)
  for (let i = 0; i < queue.length && i < MAX_NODES; i++) {
    const node = queue[i]
    if (!node || !isPlain(node)) return false
    for (const key of Object.keys(node)) {
      const member: unknown = getOwnPropertyDescriptor(node, key)?.value
      if (typeof member === 'function' || typeof member === 'symbol') return false
      if (typeof member !== 'object' || member === null || member instanceof Date || seen.has(member)) continue
      seen.add(member)
      queue.push(member)
    }
  }
  return true
}

/** Its JSON, where it is data that says something. */
export function textOf(value: unknown): string | undefined {
  return isData(value) && Object.keys(value).length > 0 ? stringify(value) : undefined
}

function isPlain(node: object): boolean {
  if (Array.isArray(node)) return true
  const prototype: unknown = getPrototypeOf(node)
  return (prototype === Object.prototype || prototype === null) && !('$$typeof' in node)
}
