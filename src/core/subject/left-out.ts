import type { SessionSource } from '../session/session'
import { agree } from '../timeline/agree'
import { below } from '../timeline/below'
import { type Change, lastChange } from '../timeline/changes'
import type { AgentEvent } from '../timeline/event'
import type { Reading } from '../timeline/history'
import { countBefore } from '../timeline/order'
import { type Member, valuesAt } from '../timeline/member'
import type { Entry } from '../timeline/merge'
import { lookup, type Path } from '../value/path'

/** Contents of an entry looked through for a field that its writer never writes: each costs a decode. */
const EXAMINED_READINGS = 10

/** A write that comes this soon after a change, ms, was made from the state that the change left. */
const SAME_RUN = 50

/**
 * Partialize leaves the path out; it is what the store was created with, so that a reload gives the same; its writer ran
 * since this change or an earlier one, in an earlier document perhaps, and has never written the field; or the app is done
 * with the entry.
 */
export function isLeftOut(store: Member, entry: Member, path: Path, at: number): boolean {
  if (omitted(store.source).some((omits) => below(omits, path) !== undefined)) return true
  const change = lastChange(store, path, at)
  if (!change) return false
  const { entry: by } = change.reading
  if (by.event.type === 'store-created' || isInitial(store, path, change.to?.value, by.document.id)) return true
  if (isRetired(store, entry, change, at)) return true
  return isField(store, entry, path, by.document.id) && isNeverWritten(store, entry, path, by, at)
}

/**
 * The library wrote the entry right after the change, and put another value there than the change had left: its partialize
 * or transform makes one of its own. A writer that runs later may have kept an older state: that is a loss.
 */
export function isDerived(store: Member, entry: Member, path: Path, at: number): boolean {
  if (!isDeclared(store.source, entry.source)) return false
  const change = lastChange(store, path, at)
  if (!change?.to) return false
  const { event, seq, document } = change.reading.entry
  if (event.type !== 'store-changed' || event.hydration !== undefined) return false
  const since = entry.history.facts.filter((fact) => fact.seq > seq)
  if (since.some((fact) => fact.event.type === 'storage-failed')) return false
  const write = since.find(({ event: { type } }) => type === 'storage-written' || type === 'storage-removed')
  if (write?.event.type !== 'storage-written' || write.document.id !== document.id) return false
  const began = write.event.startedAt ?? write.event.at
  if (began > at || began < change.reading.at || began - change.reading.at > SAME_RUN) return false
  const held = entry.history.readings.findLast((reading) => reading.entry.seq <= write.seq)
  const written = held && valuesAt(entry, path)(held)
  return written !== undefined && !agree(written.value, change.to.value)
}

/** The store's library says that it notes there what is true of one copy only. */
export function isVolatile({ volatile = [] }: SessionSource, path: Path): boolean {
  return volatile.some(
    (place) =>
      place.length <= path.length && place.every((step, index) => step === '*' || String(step) === String(path[index])),
  )
}

/** The store's library says that it persists there. */
export function isDeclared({ persist, parts = [] }: SessionSource, { key }: SessionSource): boolean {
  return [persist, ...parts].some((each) => each !== undefined && each.name === key)
}

/** The app's own code has taken away an entry of its own (a draft that was sent), and changed the state since. */
function isRetired(store: Member, entry: Member, { reading }: Change, at: number): boolean {
  const last = entry.history.readings.findLast((each) => each.at <= at)?.entry
  if (last?.event.type !== 'storage-removed' || last.event.seenBy !== 'method') return false
  return !isDeclared(store.source, entry.source) && last.seq < reading.entry.seq
}

/** A member of a fixed shape, and not one of a growing record: of the state, of the entry, or known from the beginning. */
function isField(store: Member, entry: Member, path: Path, document: string): boolean {
  if (path.length === 1 || below(entry.mount, path)?.length === 1) return true
  return lookup(initialState(store, document), path) !== undefined
}

/** What the persistence of a store and of its parts leaves out. */
export function omitted({ persist, parts = [] }: SessionSource): Path[] {
  return [...(persist?.omits ?? []), ...parts.flatMap(({ omits, mount }) => omits.map((path) => [...mount, ...path]))]
}

/** It is again what the store of that document was created with. */
function isInitial(store: Member, path: Path, value: unknown, document: string): boolean {
  const initial = lookup(initialState(store, document), path)
  return initial !== undefined && agree(initial.value, value)
}

/** What the store was created with in a document; undefined where nobody saw that. */
export function initialState({ history }: Member, document: string): unknown {
  const created = history.readings.find(({ entry }) => entry.document.id === document)
  return created?.entry.event.type === 'store-created' ? created.content().value : undefined
}

function isNeverWritten(store: Member, entry: Member, path: Path, since: Entry, at: number): boolean {
  const valueIn = valuesAt(entry, path)
  const written = entry.history.readings.filter((reading) => reading.at <= at).slice(-EXAMINED_READINGS)
  const holds = (reading: Reading): boolean => valueIn(reading) !== undefined
  const hasRun = entry.history.facts.some(({ event: { type }, seq }) => type === 'storage-written' && seq > since.seq)
  return (hasRun || hasRunBefore(store, entry, path, since)) && !written.some(holds)
}

/** Before the change the entry was written while the store held something there that it was not created with. */
function hasRunBefore(store: Member, { history }: Member, path: Path, since: Entry): boolean {
  const { readings } = store.history
  const valueIn = valuesAt(store, path)
  const before = history.facts.slice(
    0,
    countBefore(history.facts, since.seq, ({ seq }) => seq),
  )
  const writes = before.filter(({ event }) => isOwnWrite(event))
  return writes.slice(-EXAMINED_READINGS).some(({ seq, document }) => {
    const reading = readings[countBefore(readings, seq, ({ entry }) => entry.seq) - 1]
    const held = reading?.entry.document === document ? valueIn(reading) : undefined
    return held !== undefined && !isInitial(store, path, held.value, document.id)
  })
}

const isOwnWrite = (event: AgentEvent): boolean => event.type === 'storage-written' && event.seenBy === 'method'
