import { ownObject } from '../support/own'

interface Listener {
  listener: () => void
  noArgs: boolean
}

/** A place of an observable, the root or one below, as legend-state keeps it. */
export interface Node {
  root: { _: unknown }
  parent?: Node
  children?: ReadonlyMap<string, Node>
  isComputed?: boolean
  listenersImmediate?: Set<Listener>
  /** Where it is persisted: the observable that tells how far that is. */
  state?: object
}

export function isRoot(node: object): node is Node {
  // Most proxies of a page end here.
  if (!Object.hasOwn(node, 'root')) return false
  const root = ownObject(node, 'root')
  return root !== undefined && Object.hasOwn(root, '_') && !Object.hasOwn(node, 'parent')
}

/** Hears of each change at once. The listener is put where `onChange` puts it, which would activate what is lazy. */
export function listen(node: Node, listener: () => void): () => void {
  const entry = { listener, noArgs: true }
  node.listenersImmediate ??= new Set()
  node.listenersImmediate.add(entry)
  return () => void node.listenersImmediate?.delete(entry)
}

/** Below which place of `node` that persistence stands. */
export function placeOf(node: Node, persistence: object, depth = 0): string[] | undefined {
  if (node.state === persistence) return []
  if (depth > 4 || !node.children) return undefined
  for (const [key, child] of node.children) {
    const below = placeOf(child, persistence, depth + 1)
    if (below) return [key, ...below]
  }
  return undefined
}
