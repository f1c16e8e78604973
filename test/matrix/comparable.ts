import { Opaque } from '../../src/core/value/opaque'

/**
 * A recorded value as what `JSON.stringify` makes of the page's own: without functions, Maps and Sets as arrays. The same text
 * for the same content, whatever the order of its members.
 */
export const comparable = (value: unknown): string => JSON.stringify(plain(value)) ?? 'undefined'

function plain(value: unknown, above: readonly unknown[] = []): unknown {
  if (value instanceof Opaque) return value.kind === 'instance' ? plain(value.members, above) : undefined
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return value
  if (above.includes(value)) return '(above)'
  const inside = [...above, value]
  if (value instanceof Date) return value
  if (value instanceof Map) return [...value].map((pair) => plain(pair, inside))
  if (value instanceof Set || Array.isArray(value)) return [...value].map((member) => plain(member, inside))
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([key, member]) => [key, plain(member, inside)]))
}
