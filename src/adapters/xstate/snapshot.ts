import { isObject, ownValue } from '../support/own'

const views = new WeakMap<object, object>()

/** What `getPersistedSnapshot` would hold of a snapshot, without running it: children and history are left out. */
export function viewOf(snapshot: unknown): unknown {
  if (!isObject(snapshot)) return snapshot
  const known = views.get(snapshot)
  if (known) return known
  const view: Record<string, unknown> = {}
  for (const name of ['status', 'output', 'error', 'value', 'context']) {
    const value = ownValue(snapshot, name)
    if (value !== undefined) view[name] = value
  }
  views.set(snapshot, view)
  return view
}
