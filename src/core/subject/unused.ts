import { OUTSIDE } from '../diff/input'
import { lastChange } from '../timeline/changes'
import { isDictionary } from '../timeline/entity'
import type { History, Reading } from '../timeline/history'
import type { Member } from '../timeline/member'

/**
 * A state, without a word about what it has not begun to hold: some stores (of atoms) have a member from its first use on,
 * and until then its entry has nothing to agree with. `state` is that of `store` at a moment, `value` what is to say so.
 */
export function unlessUnused(store: Member, members: readonly Member[], state: unknown, at: number, value = state) {
  if (!isDictionary(state) || !isDictionary(value) || !growsWithUse(store.history)) return value
  const unused = members.flatMap(({ mount, source, resource, tab }) => {
    const [key, ...more] = mount
    const isEntry = source.kind !== 'memory' && !resource && !tab
    if (!isEntry || typeof key !== 'string' || more.length > 0 || Object.hasOwn(state, key)) return []
    const wasRemoved = lastChange(store, mount, at)?.from !== undefined
    return wasRemoved ? [] : [key]
  })
  return unused.length === 0 ? value : { ...value, ...Object.fromEntries(unused.map((key) => [key, OUTSIDE])) }
}

const known = new WeakMap<History, boolean>()

/** Whether a store has come to have a member that nobody set. */
function growsWithUse(history: History): boolean {
  const growing =
    known.get(history) ?? history.readings.some((each, index) => isFirstUse(each, history.readings[index - 1]))
  known.set(history, growing)
  return growing
}

function isFirstUse({ entry }: Reading, before: Reading | undefined): boolean {
  const { event, document } = entry
  if (event.type !== 'store-changed' || event.writer || event.hydration !== undefined || !event.steps) return false
  if (before?.entry.document !== document) return false
  const state = before.content().value
  return event.steps.every(
    ({ op, path: [key, ...more] }) =>
      op === 'set' && more.length === 0 && key !== undefined && isDictionary(state) && !Object.hasOwn(state, key),
  )
}
