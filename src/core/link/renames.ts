import { isDictionary } from '../timeline/entity'

/** How the members of a server's elements are called where a store holds them. */
export interface Renames {
  keys: ReadonlyMap<string, string>
  /** Members that the store has in a form of its own. */
  without: ReadonlySet<string>
}

/** A server's value with the names that the store has; what it says by both names it says by the store's. */
export function renamed(value: unknown, renames: Renames): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => renamed(each, renames))
  if (!isDictionary(value)) return value
  const { keys, without } = renames
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
      const name = keys.get(key) ?? key
      if (without.has(key) || (name !== key && Object.hasOwn(value, name))) return []
      return [[name, renamed(member, renames)]]
    }),
  )
}
