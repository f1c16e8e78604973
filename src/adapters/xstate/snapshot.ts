const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const own = (node: object, key: string): unknown => Object.getOwnPropertyDescriptor(node, key)?.value

const views = new WeakMap<object, object>()

/** What `getPersistedSnapshot` would hold of a snapshot, without running it: children and history are left out. */
export function viewOf(snapshot: unknown): unknown {
  if (!isObject(snapshot)) return snapshot
  const known = views.get(snapshot)
  if (known) return known
  const view: Record<string, unknown> = {}
  for (const name of ['status', 'output', 'error', 'value', 'context']) {
    const value = own(snapshot, name)
    if (value !== undefined) view[name] = value
  }
  views.set(snapshot, view)
  return view
}
