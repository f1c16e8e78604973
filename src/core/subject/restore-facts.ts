import type { EntryFact, HydrationFact, RestoreFact } from '../facts'
import { agree } from '../timeline/agree'
import { type Dictionary, isDictionary } from '../timeline/entity'
import type { Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import { lookup } from '../value/path'
import { initialState } from './left-out'
import { savedFor } from './saved-for'
import { momentOf } from './store-facts'

/** A plugin that restores by itself does so this soon after the store is made, ms. */
const RESTORED_WITHIN = 1_000

/** How a store took in what was saved, in order. */
export function restoreFacts(
  store: Member,
  entries: readonly EntryFact[],
  hydrations: readonly HydrationFact[],
): RestoreFact[] {
  const told = hydrations.flatMap((hydration) => byHydration(store, entries, hydration) ?? [])
  const begun = new Map<string, Reading[]>()
  for (const reading of store.history.readings) {
    const { id } = reading.entry.document
    const first = begun.get(id) ?? []
    if (first.length < 2) begun.set(id, [...first, reading])
  }
  for (const { document } of hydrations) begun.delete(document)
  const untold = [...begun.values()].flatMap((first) => entries.flatMap((entry) => byChange(entry, first) ?? []))
  return [...told, ...untold].toSorted((a, b) => a.seq - b.seq)
}

function byHydration(store: Member, entries: readonly EntryFact[], hydration: HydrationFact): RestoreFact | undefined {
  const { finished, read, migrated, document } = hydration
  if (!finished || finished.failed) return undefined
  const entry = entryOf(entries, read?.state)
  if (!entry) return undefined
  const found = savedFor(entry, hydration)
  if (!found?.content().present) return undefined
  const inTime = migrated && migrated.seq < finished.seq ? migrated : undefined
  const handed = (inTime ?? read)?.state
  const given = read ? lookup(handed, entry.mount)?.value : found.state()?.value
  return {
    ...finished,
    ...statesAt(entry, {
      initial: initialState(store, document),
      before: hydration.before,
      after: hydration.after?.value,
    }),
    entry,
    found,
    hydration,
    given,
    migrated: inTime !== undefined,
  }
}

/** Several parts of a state may be persisted by themselves: the one of which something was read, the whole else. */
function entryOf(entries: readonly EntryFact[], read: unknown): EntryFact | undefined {
  const whole = entries.find(({ mount }) => mount.length === 0)
  const [only, ...others] = isDictionary(read) ? Object.keys(read) : []
  const part = others.length > 0 ? undefined : entries.find(({ mount }) => mount.length > 0 && mount[0] === only)
  return whole && !(part && isDictionary(read) && !holdsAll(whole, read)) ? whole : part
}

function holdsAll(entry: EntryFact, read: Dictionary): boolean {
  const held = entry.contents.at(-1)?.state()?.value
  return isDictionary(held) && Object.keys(read).every((key) => Object.hasOwn(held, key))
}

/** The first change of a document, soon after the store was made, by which it holds what the entry did. */
function byChange(entry: EntryFact, [created, changed]: readonly Reading[]): RestoreFact | undefined {
  if (created?.entry.event.type !== 'store-created' || !changed) return undefined
  const document = created.entry.document.id
  if (changed.at - created.at > RESTORED_WITHIN) return undefined
  const found = entry.contents.findLast((each) => each.seq < changed.entry.seq)
  const state = found?.state()
  // What the document wrote by itself it has not restored.
  const isOwn = found?.seen === 'written' && found.document === document && found.seq > created.entry.seq
  if (!found || !state || isOwn) return undefined
  const before = contentOf(created)
  const states = statesAt(entry, { initial: before.value, before, after: contentOf(changed).value })
  if (!tookIn(state.value, states.before?.value, states.after)) return undefined
  return { ...momentOf(changed.entry), ...states, entry, found, given: state.value, migrated: false }
}

function contentOf(reading: Reading): { value: unknown } {
  return { value: reading.content().value }
}

/** Whether a change put there what was saved: nothing else is touched, and some of it is as it was saved. The rest may have been converted. */
function tookIn(saved: unknown, before: unknown, after: unknown): boolean {
  if (!isDictionary(saved) || !isDictionary(before) || !isDictionary(after)) return false
  const touched = Object.keys(after).filter((key) => !agree(before[key], after[key]))
  return touched.every((key) => Object.hasOwn(saved, key)) && touched.some((key) => isTaken(saved[key], after[key]))
}

/** As it was saved, or merged into what was there. */
function isTaken(saved: unknown, now: unknown): boolean {
  if (!isDictionary(saved) || !isDictionary(now)) return agree(saved, now)
  return Object.keys(saved).every((key) => Object.hasOwn(now, key) && isTaken(saved[key], now[key]))
}

function statesAt(
  { mount }: EntryFact,
  states: { initial: unknown; before: { value: unknown } | undefined; after: unknown },
): Pick<RestoreFact, 'initial' | 'before' | 'after'> {
  const initial = lookup(states.initial, mount)
  const before = states.before && lookup(states.before.value, mount)
  return {
    ...(initial && states.initial !== undefined && { initial }),
    ...(before && { before }),
    after: lookup(states.after, mount)?.value,
  }
}
