import { isObject } from '../support/own'
import { isPlain, type Nodes, type ObjectAdmin } from './nodes'

const MAX = 10_000
const none = (): boolean => false

/** The observable objects that one holds: as members, or within lists, maps and plain objects of its own. */
export function heldBy(admin: ObjectAdmin, nodes: Nodes): ObjectAdmin[] {
  const held: ObjectAdmin[] = []
  const seen = new Set<object>()
  const stack: unknown[] = [admin.target_]
  for (let node = stack.pop(); node !== undefined && seen.size < MAX; node = stack.pop()) {
    if (!isObject(node) || seen.has(node)) continue
    seen.add(node)
    const found = nodes.of(node)
    if (found?.kind === 'object' && found.admin !== admin) {
      held.push(found.admin)
      continue
    }
    if (!found && !isPlain(node)) continue
    const members = found ? nodes.membersOf(found, none) : node
    if (members instanceof Map || members instanceof Set) stack.push(...members.values())
    else for (const { value } of Object.values(Object.getOwnPropertyDescriptors(members))) stack.push(value)
  }
  return held
}

/**
 * Those that no other holds. Where two hold each other, a store and the root that it was made in, the one that holds more is
 * above, or the one that was made later: in its constructor it makes the others.
 */
export function topmost(made: readonly ObjectAdmin[], nodes: Nodes): ObjectAdmin[] {
  const held = new Map(made.map((admin) => [admin, heldBy(admin, nodes)]))
  const weight = (admin: ObjectAdmin): number => held.get(admin)?.length ?? 0
  const isAbove = (a: ObjectAdmin, b: ObjectAdmin): boolean =>
    weight(a) === weight(b) ? made.indexOf(a) > made.indexOf(b) : weight(a) > weight(b)
  const inner = new Set<ObjectAdmin>()
  for (const [admin, members] of held) {
    for (const member of members) {
      const goesUp = held.get(member)?.includes(admin) && isAbove(member, admin)
      if (!goesUp) inner.add(member)
    }
  }
  const top = made.filter((admin) => !inner.has(admin))
  const reached = new Set<ObjectAdmin>()
  const reach = (from: ObjectAdmin): void => {
    const stack = [from]
    for (let admin = stack.pop(); admin; admin = stack.pop()) {
      if (reached.has(admin)) continue
      reached.add(admin)
      stack.push(...(held.get(admin) ?? []))
    }
  }
  top.forEach(reach)
  // A ring, of which none is outside.
  for (const admin of made.toSorted((a, b) => (isAbove(a, b) ? -1 : 1))) {
    if (reached.has(admin)) continue
    top.push(admin)
    reach(admin)
  }
  return top
}
