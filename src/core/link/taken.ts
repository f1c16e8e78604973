import { isDictionary } from '../timeline/entity'
import { same } from '../value/equal'
import { lookup, type Path } from '../value/path'
import { isTelling } from './likeness'

/** A part of a foreign value that stands in a state as it is. */
export interface Part {
  /** In the foreign value. */
  from: Path
  /** In the state. */
  mount: Path
}

interface Node {
  path: Path
  value: object
}

/** Objects looked at on each side, and how deep. */
const NODES = 150
const DEPTH = 6
/** Share of an object's members that must stand in another as they are, for both to be the same thing. */
const SHARE = 0.6
/** Parts of a value that are looked at to say whether it tells anything. */
const EXAMINED = 200

/**
 * Which parts of a server's value a state took as they are, the outermost ones, at most one place for each. Objects whose
 * members are mostly the same count as a whole, members that tell something and have the same name by themselves.
 */
export function takenParts(value: unknown, state: unknown): Part[] {
  const own = nodesOf(state)
  const parts: Part[] = []
  const taken = (path: Path): boolean => parts.some(({ from }) => isAt(from, path))
  for (const node of nodesOf(value)) {
    if (taken(node.path)) continue
    const whole = own.find(
      (each) => !parts.some(({ mount }) => isAt(mount, each.path)) && isTaken(node.value, each.value),
    )
    if (whole) parts.push({ from: node.path, mount: whole.path })
    else parts.push(...membersTaken(node, own).filter(({ from }) => !taken(from)))
  }
  return parts
}

/** What the parts of a value make up, each where it stands in the state; undefined where nothing of it does. */
export function assemble(value: unknown, parts: readonly Part[]): unknown {
  let whole: unknown
  for (const { from, mount } of parts) {
    const part = lookup(value, from)
    if (part) whole = placed(whole, mount, part.value)
  }
  return whole
}

function placed(whole: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value
  const members = isDictionary(whole) ? whole : {}
  return { ...members, [step]: placed(members[step], rest, value) }
}

function isAt(base: Path, path: Path): boolean {
  return base.every((step, index) => step === path[index])
}

function isTaken(value: object, own: object): boolean {
  if (Array.isArray(value) || Array.isArray(own))
    return Array.isArray(value) && value.length > 0 && same(value, own) && tells(value)
  if (!isDictionary(value) || !isDictionary(own)) return false
  const keys = Object.keys(value)
  const equal = keys.filter((key) => Object.hasOwn(own, key) && same(value[key], own[key]))
  return equal.length >= keys.length * SHARE && equal.length > 0 && (equal.length > 1 || tells(value[equal[0] ?? '']))
}

/** Members of the same name that tell something by themselves: `payload.scenes` in `{ scenes, saving }`. */
function membersTaken({ path, value }: Node, own: readonly Node[]): Part[] {
  if (!isDictionary(value)) return []
  return Object.entries(value).flatMap(([key, member]) => {
    if (typeof member !== 'object' || !tells(member)) return []
    const found = own.find(
      (each) => isDictionary(each.value) && Object.hasOwn(each.value, key) && same(each.value[key], member),
    )
    return found ? [{ from: [...path, key], mount: [...found.path, key] }] : []
  })
}

/** Objects and lists by name, the outermost first; elements of lists are not looked into. */
function nodesOf(root: unknown): Node[] {
  if (typeof root !== 'object' || root === null) return []
  const nodes: Node[] = [{ path: [], value: root }]
  for (let next = 0; next < nodes.length; next++) {
    const node = nodes[next]
    if (!node || node.path.length >= DEPTH || !isDictionary(node.value)) continue
    for (const [key, value] of Object.entries(node.value)) {
      if (nodes.length >= NODES) return nodes
      if ((isDictionary(value) && Object.keys(value).length > 0) || Array.isArray(value))
        nodes.push({ path: [...node.path, key], value })
    }
  }
  return nodes
}

/** Whether a value is more than flags and nothings, which two places have in common by chance. */
export function tells(value: unknown): boolean {
  const stack = [value]
  for (let examined = 0; stack.length > 0 && examined < EXAMINED; examined++) {
    const part = stack.pop()
    if (isTelling(part)) return true
    if (typeof part === 'object' && part !== null) stack.push(...Object.values(part).slice(0, EXAMINED))
  }
  return false
}
