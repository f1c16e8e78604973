import type { EntryFact, HydrationFact, RestoreFact } from '../facts'
import { agree } from '../timeline/agree'
import { type Dictionary, isDictionary } from '../timeline/entity'
import type { Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import { lookup } from '../value/path'
import { initialState } from './left-out'
import { type Beginning, partBeginnings } from './part-beginnings'
import { savedFor } from './saved-for'
import { momentOf } from './store-facts'

/** A plugin that restores by itself does so this soon after the store, or the part of it that it restores, is made, ms. */
const RESTORED_WITHIN = 1_000

/** How a store took in what was saved, in order. */
export function restoreFacts(
  store: Member,
  entries: readonly EntryFact[],
  hydrations: readonly HydrationFact[],
): RestoreFact[] {
  const told = hydrations.flatMap((hydration) => byHydration(store, entries, hydration) ?? [])
  const isTold = new Set(hydrations.map(({ document }) => document))
  const byDocument = new Map<string, Reading[]>()
  for (const reading of store.history.readings) {
    const { id } = reading.entry.document
    const own = byDocument.get(id)
    if (own) own.push(reading)
    else byDocument.set(id, [reading])
  }
  const untold = [...byDocument].flatMap(([document, readings]) => {
    const [created, changed] = readings
    if (isTold.has(document) || created?.entry.event.type !== 'store-created') return []
    const parts = partBeginnings(readings, entries, RESTORED_WITHIN)
    return entries.flatMap((entry) => {
      const beginning = entry.mount.length > 0 ? parts.get(entry) : changed && ([created, changed] as const)
      return (beginning && byChange(entry, beginning)) ?? []
    })
  })
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

/** The first change of a store or a part of it, soon after that was made, by which it holds what the entry did. */
function byChange(entry: EntryFact, [created, changed]: Beginning): RestoreFact | undefined {
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
