import { isTrial } from '../link/trial'
import { isDictionary } from '../timeline/entity'
import type { AgentEvent } from '../timeline/event'
import type { History, Reading } from '../timeline/history'
import type { Timeline } from '../timeline/merge'
import { type Removed, removedIn } from '../timeline/removed'
import { splitWords } from '../timeline/words'
import { lookup } from '../value/path'
import { changedFields } from './store-facts'
import { takesAt } from './takes'

/** Something that left a list or record of a store by a change: `store.readings[index]`. */
export interface Departure extends Removed {
  store: History
  index: number
}

/** A message this shortly before a change is what made it, ms. */
const PUSHED_WITHIN = 50
/** Facts looked back through for it. */
const LOOKED_BACK = 20
/** By what a list shows another part of the same things. */
const PARTS =
  /^(?:filter|filters|filtered|query|search|searched|page|paginate|pages|offset|cursor|skip|limit|term|sort|sorted|range|category)$/

const compared = new WeakMap<AgentEvent, { before: unknown; after: unknown; removed: readonly Removed[] }>()

/** What left the lists and records of a store, change by change; of what was compared before nothing is compared again. */
export function departuresOf(store: History): Departure[] {
  if (isTrial(store)) return []
  return store.readings.flatMap((reading, index): Departure[] => {
    const before = store.readings[index - 1]
    if (!before || before.entry.document !== reading.entry.document) return []
    return removedBy(before, reading).map((each) => ({ ...each, store, index }))
  })
}

function removedBy(before: Reading, { entry: { event }, content }: Reading): readonly Removed[] {
  if (event.type !== 'store-changed') return []
  const [old, now] = [before.content().value, content().value]
  const known = compared.get(event)
  if (known && known.before === old && known.after === now) return known.removed
  const removed = removedIn(old, now)
  compared.set(event, { before: old, after: now, removed })
  return removed
}

/** The list shows other things now, which says nothing of those it does not show. */
export function isReplacement(departure: Departure, timeline: Timeline): boolean {
  const { store, index, came, left, gone } = departure
  const reading = store.readings[index]
  if (!reading || came > 0 || (left === 0 && gone > 1)) return true
  const { event } = reading.entry
  if (event.type === 'store-changed' && event.hydration !== undefined) return true
  return isShownInPart(departure) || isPushed(reading, timeline) || takesAt(store, index, timeline).length > 0
}

/** Filter, page or order changed along with it. */
function isShownInPart({ store, index, path }: Departure): boolean {
  const [was, is] = [store.readings[index - 1], store.readings[index]].map((reading) => reading?.content().value)
  const owners = [[], path.slice(0, -1)]
  const changed = owners.flatMap((owner) => {
    const [old, now] = [lookup(was, owner)?.value, lookup(is, owner)?.value]
    if (!isDictionary(old) || !isDictionary(now)) return []
    return changedFields(old, now).filter((name) => !Array.isArray(now[name]))
  })
  return changed.some((name) => name !== String(path.at(-1)) && splitWords(name).some((word) => PARTS.test(word)))
}

/** The server said so over a connection. */
function isPushed({ entry, at }: Reading, { entries }: Timeline): boolean {
  for (let seq = entry.seq - 1; seq >= Math.max(0, entry.seq - LOOKED_BACK); seq--) {
    const earlier = entries[seq]
    if (!earlier || at - earlier.event.at > PUSHED_WITHIN) return false
    if (earlier.event.type === 'message-received' && earlier.document === entry.document) return true
  }
  return false
}
