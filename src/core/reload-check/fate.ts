import { omitted } from '../subject/left-out'
import { hydrationFacts } from '../subject/store-facts'
import { agree } from '../timeline/agree'
import { causeOf } from '../timeline/blame'
import { below } from '../timeline/below'
import { lastChange } from '../timeline/changes'
import type { Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import { isUnknown } from '../value/equal'
import type { Path } from '../value/path'
import type { Held } from './reload-check'

/** What became of a path over a reload. */
export interface Fate {
  /** In a few words: `not persisted by design`. */
  why: string
  /** It was meant to be there again. */
  lost: boolean
}

interface Told {
  path: Path
  before: Held
  storage: Held
  hydrated: Held
  settled: Held
  store: Member
  entry?: Member
  /** What the store held in the new page. */
  life: readonly Reading[]
  reloadedAt: number
}

/** Why memory is not as it was before the reload. */
export function fateOf(told: Told): Fate {
  const { before, settled, storage } = told
  if (!before) return { why: `new since the reload${byWhom(told)}`, lost: false }
  if ([before, settled, storage].some((held) => held && isUnknown(held.value)))
    return { why: 'not recorded in full', lost: false }
  const reason = reasonOf(told)
  if (same(before, settled)) return { why: `${reason.why}; set again since${byWhom(told)}`, lost: false }
  if (isSetAnew(told)) return { why: `${reason.why}; set anew since${byWhom(told)}`, lost: false }
  return reason
}

function reasonOf(told: Told): Fate {
  const { store, entry, path, before, storage, hydrated } = told
  if (same(before, hydrated)) return { why: 'given back', lost: false }
  if (omitted(store.source).some((omits) => below(omits, path))) return { why: 'not persisted by design', lost: false }
  if (!entry) return { why: 'nothing persists this store', lost: false }
  if (!storage) return unstored(told, entry)
  if (!same(before, storage)) return unwritten(told, entry)
  return notTakenIn(told, entry)
}

/** The entry does not have it. */
function unstored({ reloadedAt, path }: Told, entry: Member): Fate {
  const { readings } = entry.history
  const removed = readings.findLast(({ entry: { document } }) => document.startedAt <= reloadedAt)
  if (removed && !removed.content().present)
    return { why: `the entry had been removed (${causeOf(removed.entry.event)})`, lost: false }
  const rest = below(entry.mount, path) ?? []
  const top = rest.slice(0, 1)
  const isField = readings.some(({ content }) => content().present && lookupIn(entry, content().value, top))
  return isField ? { why: 'not written before the reload', lost: true } : { why: 'never written', lost: true }
}

function unwritten({ reloadedAt }: Told, entry: Member): Fate {
  const refused = entry.history.facts.findLast(
    ({ event, document }) => event.type === 'storage-failed' && document.startedAt <= reloadedAt,
  )
  if (refused?.event.type === 'storage-failed')
    return { why: `the write was refused (${refused.event.error.name})`, lost: true }
  return { why: 'not written before the reload', lost: true }
}

/** The entry had it, and memory does not. */
function notTakenIn({ store, life, reloadedAt }: Told, entry: Member): Fate {
  const document = life[0]?.entry.document.id
  const hydrations = hydrationFacts(store).filter((each) => each.document === document)
  const last = hydrations.at(-1)
  const version = entry.history.readings
    .findLast(({ entry: { document: own } }) => own.startedAt <= reloadedAt)
    ?.content().version
  const removed = entry.history.facts.some(
    ({ event, document: own }) => own.id === document && event.type === 'storage-removed',
  )
  if (removed) return { why: 'the new page removed the entry', lost: false }
  if (last?.finished?.failed)
    return { why: `discarded: the hydration failed (${last.finished.error ?? 'an error'})`, lost: true }
  if (last && !last.finished) return { why: 'the hydration has not finished', lost: true }
  if (last && version !== undefined && version !== last.version && !last.migrated)
    return { why: `discarded: saved by version ${version}, the store is of version ${last.version}`, lost: true }
  if (last?.migrated) return { why: 'not in what `migrate` returned', lost: true }
  if (store.source.persist && !last) return { why: 'not read back: nothing has started the hydration', lost: false }
  const written = entry.history.readings.some(
    ({ entry: { event, document: own } }) => own.id === document && event.type === 'storage-written',
  )
  if (!last && written) return { why: 'overwritten by the new page before it was read', lost: true }
  return { why: last ? 'read, and not taken into the store' : 'not taken into the store', lost: true }
}

/** Memory holds something that is neither its start nor what was stored: somebody has set it. */
function isSetAnew({ settled, storage, hydrated, life }: Told & { hydrated: Held }): boolean {
  return settled !== undefined && !same(settled, storage) && !same(settled, hydrated) && life.length > 1
}

function byWhom({ store, path }: Told): string {
  const change = lastChange(store, path)
  const by = change?.observed ? causeOf(change.reading.entry.event) : 'unknown'
  return by === 'unknown' ? '' : ` by ${by}`
}

function lookupIn({ view }: Member, value: unknown, path: Path): boolean {
  const state = view(value)
  return path.length === 0 || (typeof state === 'object' && state !== null && String(path[0]) in state)
}

function same(a: Held, b: Held): boolean {
  return a && b ? agree(a.value, b.value) : a === b
}
