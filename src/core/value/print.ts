import { preview } from './preview'

const INDENT = '  '
/** Levels printed; what lies deeper is shown on one line, for a hostile page may nest without end. */
const DEEPEST = 200
const KEY = /^[A-Za-z_$][\w$]*$/

/**
 * A decoded value in full, over several lines, as one would write it in code: for reading and copying. Stops with `…` once
 * `limit` characters are reached; cycles are named, and what no literal can write is printed as `preview` shows it.
 */
export function print(value: unknown, limit = 1_000_000): string {
  const open = new Set<object>()
  let left = limit

  const take = (text: string): string => {
    left -= text.length
    return text
  }
  const list = (items: Iterable<string>, brackets: string, depth: number): string => {
    const lines: string[] = []
    for (const item of items) {
      if (left <= 0) {
        lines.push('…')
        break
      }
      lines.push(`${INDENT.repeat(depth + 1)}${item},`)
    }
    const [start = '', end = ''] = brackets
    return lines.length === 0 ? brackets : `${start}\n${lines.join('\n')}\n${INDENT.repeat(depth)}${end}`
  }
  const text = (at: unknown, depth: number): string => {
    if (typeof at === 'string') return take(JSON.stringify(at))
    if (typeof at !== 'object' || at === null || depth > DEEPEST || !isContainer(at)) return take(preview(at, 10_000))
    if (open.has(at)) return take('(the object that contains it)')
    open.add(at)
    const result = container(at, depth)
    open.delete(at)
    return result
  }
  const container = (at: Container, depth: number): string => {
    const below = depth + 1
    if (Array.isArray(at))
      return list(
        each(at, (item) => text(item, below)),
        '[]',
        depth,
      )
    if (at instanceof Set)
      return `Set(${at.size}) ${list(
        each(at, (item) => text(item, below)),
        '{}',
        depth,
      )}`
    if (at instanceof Map)
      return `Map(${at.size}) ${list(
        each(at, ([key, item]) => `${text(key, below)} => ${text(item, below)}`),
        '{}',
        depth,
      )}`
    return list(
      each(
        Object.entries(at),
        ([key, item]) => `${take(KEY.test(key) ? key : JSON.stringify(key))}: ${text(item, below)}`,
      ),
      '{}',
      depth,
    )
  }
  return text(value, 0)
}

type Container = unknown[] | Set<unknown> | Map<unknown, unknown> | Record<string, unknown>

function isContainer(value: object): value is Container {
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Lazily, so that nothing is printed past the limit. */
function* each<T>(items: Iterable<T>, printed: (item: T) => string): Iterable<string> {
  for (const item of items) yield printed(item)
}
