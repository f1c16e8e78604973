import { isObject, isPlain, ownValue } from '../support/own'

/** Nodes of a state looked at to tell whether it is data. */
const MAX_NODES = 500

const { stringify } = JSON

/** A list or record of plain values only: no functions, no instances of classes, no elements. No getter is called. */
export function isData(value: unknown): value is object {
  if (!isObject(value)) return false
  const queue: object[] = [value]
  const seen = new Set<object>(queue)
  for (let i = 0; i < queue.length && i < MAX_NODES; i++) {
    const node = queue[i]
    if (!node || !isListOrRecord(node)) return false
    for (const key of Object.keys(node)) {
      const member = ownValue(node, key)
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

/** A list or a record, and no element of React's. */
const isListOrRecord = (node: object): boolean =>
  Array.isArray(node) || (isPlain(node) && !Object.hasOwn(node, '$$typeof'))
