import type { EntryFact, Facts, HydrationFact, ReloadFact, StoredFact } from '../../core/facts'
import { below, related } from '../../core/timeline/below'
import { span } from '../../core/timeline/clock'
import { ANOTHER_TAB } from '../../core/timeline/tabs'
import { hasUnknown } from '../../core/timeline/unknown'
import { lookup, type Path } from '../../core/value/path'
import { mayExpire } from './expired'
import { aroundReload, hydrationsOf, initialAfter, sameHeld, storedAt, wasHeldSince } from './reloading'

export type LossNeeds = Pick<
  Facts,
  | 'subject'
  | 'persist'
  | 'hydrations'
  | 'changes'
  | 'takes'
  | 'requests'
  | 'entries'
  | 'refusals'
  | 'leavings'
  | 'reloads'
  | 'thresholds'
  | 'clock'
>

/** What became of a persisted path over a reload, and why. */
export interface Fate {
  lost: boolean
  /** A sentence. */
  why: string
  evidence: string[]
  /** Lost: half a sentence for the verdict. */
  cause?: string
  /** Lost, and the entry still holds it. */
  stored?: boolean
  /** It was seen that nothing wrote it, or what wrote over it. */
  certain?: boolean
  /** The entry held it then. */
  recoverable?: { what: string; source: string; event: string }
}

/** Flags of the moment: that a reload resets them costs nobody anything. */
const TRANSIENT =
  /^(?:is|has|was|show|should)?_?(?:loading|loaded|fetching|pending|ready|mounted|hydrated|initiali[sz]ed|busy|open|opened|visible|shown|expanded|focused|dragging|submitting|error|errors)$|(?:open|visible|loading)$/i

/** Undefined where the path is none that the entry persists, or another rule speaks of what went wrong. */
export function fateOf(facts: LossNeeds, reload: ReloadFact, entry: EntryFact, path: Path): Fate | undefined {
  const rest = below(entry.mount, path)
  const was = lookup(reload.before.value, path)
  if (!rest || !was || isExempt(facts, reload, path) || hasUnknown(was.value)) return undefined
  if (sameHeld(was, lookup(initialAfter(reload), path))) return undefined
  const { leaving, found } = aroundReload(entry, reload)
  if (!leaving || wasHeldSince(reload, path, was.value)) return undefined
  const stored = storedAt(entry, leaving, path)
  const moment = { facts, reload, entry, path }
  if (leaving.seen === 'removed' || !leaving.content().present) return removedFate(moment, leaving)
  if (!sameHeld(was, stored) || stored === undefined) return unwritten(moment, leaving, stored)
  return notTakenIn(moment, leaving, found ?? leaving, stored)
}

interface Moment {
  facts: LossNeeds
  reload: ReloadFact
  entry: EntryFact
  path: Path
}

function isExempt({ takes }: LossNeeds, { omits, before, isVolatile }: ReloadFact, path: Path): boolean {
  if (omits.some((each) => related(each, path)) || TRANSIENT.test(String(path.at(-1))) || isVolatile(path)) return true
  // What the server gave can be had of it again.
  const isOf = (taken: Path): boolean => below(taken, path) !== undefined
  return takes.some((take) => take.document === before.document && take.paths.some(isOf))
}

function removedFate({ facts, entry, path }: Moment, removed: StoredFact): Fate | undefined {
  const held = entry.contents.slice(0, entry.contents.indexOf(removed)).findLast(({ content }) => content().present)
  if (!held || storedAt(entry, held, path) === undefined) return undefined
  const by = removed.by === 'unknown' ? '' : ` by ${removed.by}`
  return benign(`The app had removed ${entry.area} \`${entry.key}\`${by} at ${facts.clock.time(removed.at)}.`, removed)
}

/** Memory was ahead of the entry when the page was left. */
function unwritten(
  { facts, reload, entry, path }: Moment,
  leaving: StoredFact,
  stored: { value: unknown } | undefined,
): Fate | undefined {
  const left = facts.leavings.find(({ document }) => document === reload.before.document)
  const difference = left?.differences.find((each) => related(each.path, path) && each.covers.has(entry.source))
  const change = difference?.change
  const isAhead = difference?.state === 'memory ahead' || difference?.state === 'differs'
  if (!left || !change?.observed || change.hydration !== undefined || !isAhead) return undefined
  if (left.hidden.has(change.moment.event) || reload.leavesOut(entry.source, path)) return undefined
  if (isRefused(facts, entry, change.moment) || !isKept(entry, path)) return undefined
  // Somebody stored something else there after the change: that was meant.
  if (leaving.seq > change.moment.seq && entry.contents.some((each) => isOther(entry, each, path, stored)))
    return undefined
  if (isMadeAnew(reload, path, stored) || isFetched(facts, reload, path)) return madeAnew(reload)
  const by = change.by === 'unknown' ? 'memory changed' : `${change.by} changed`
  return {
    lost: true,
    why: `${by} it at ${facts.clock.time(change.moment.at)}; the page was left ${span(left.left.at - change.moment.at)} later, before anything wrote it to ${entry.area} \`${entry.key}\`.`,
    evidence: [change.moment.event, left.left.event],
    cause: 'the page was left before the write',
    certain: true,
  }
}

/** The entry held it when the page was left. */
function notTakenIn(
  moment: Moment,
  leaving: StoredFact,
  found: StoredFact,
  stored: { value: unknown },
): Fate | undefined {
  const { facts, reload, entry, path } = moment
  const now = storedAt(entry, found, path)
  if (!found.content().present)
    return benign(
      `${entry.area} \`${entry.key}\` was gone when the page came back: it had expired, or was cleared by hand.`,
      found,
    )
  if (!sameHeld(stored, now)) return undefined
  const own = entry.contents.filter(
    ({ document, seq, tab }) => document === reload.began.document && seq > leaving.seq && tab !== ANOTHER_TAB,
  )
  const removed = own.find(({ seen }) => seen === 'removed')
  if (removed)
    return benign(`The new page removed ${entry.area} \`${entry.key}\` at ${facts.clock.time(removed.at)}.`, removed)
  const declared = facts.persist !== undefined && facts.persist.name === entry.key
  const hydrations = hydrationsOf(facts, reload)
  if (declared && !isHydrated(hydrations, leaving)) return unstarted(hydrations, entry, found)
  if (mayExpire(found.content()))
    return benign(`What ${entry.area} \`${entry.key}\` held says how old it is, and was left aside.`, found)
  if (isMadeAnew(reload, path, stored) || isFetched(facts, reload, path)) return madeAnew(reload)
  const over = own.find((each) => each.seen === 'written' && !sameHeld(storedAt(entry, each, path), stored))
  if (!declared && !isReadBy(entry, reload)) return undefined
  if (isComputed(entry, reload, path)) return madeAnew(reload)
  const hydration = hydrations.at(-1)
  const last = entry.contents.at(-1)
  const isStored = sameHeld(storedAt(entry, last, path), stored)
  if (isStored && isUnused(entry, reload))
    return benign(`The new page has not used what ${entry.area} \`${entry.key}\` holds so far.`, found)
  const did = over
    ? `the new page wrote another value over it at ${facts.clock.time(over.at)}${over.by === 'unknown' ? '' : ` (${over.by})`}, before anything had taken it in.`
    : notTaken(hydration, path)
  return {
    lost: true,
    why: `${entry.area} \`${entry.key}\` held it when the page was left; ${did}`,
    evidence: [
      leaving.event,
      ...(over ? [over.event] : []),
      ...(hydration?.finished ? [hydration.finished.event] : []),
    ],
    cause: over ? 'the new page wrote over what was saved before it had read it' : 'what was saved was not taken in',
    stored: isStored,
    certain: over !== undefined,
    ...(!isStored && { recoverable: { what: `${entry.area} held`, source: entry.source, event: leaving.event } }),
  }
}

function notTaken(hydration: HydrationFact | undefined, path: Path): string {
  if (!hydration) return 'nothing put it into the store.'
  const wasRead = hydration.read?.state !== undefined && lookup(hydration.read.state, path) !== undefined
  return wasRead
    ? 'the hydration read it and did not put it into the store.'
    : 'the hydration handed on a state without it.'
}

/** A hydration of this version finished; what fails, waits or migrates has rules of its own. */
function isHydrated(hydrations: readonly HydrationFact[], leaving: StoredFact): boolean {
  const { version } = leaving.content()
  return (
    hydrations.length > 0 &&
    hydrations.every((each) => each.finished?.failed === false && !each.migrated) &&
    hydrations.every((each) => version === undefined || version === each.version || each.read?.state !== undefined)
  )
}

function unstarted(hydrations: readonly HydrationFact[], entry: EntryFact, found: StoredFact): Fate | undefined {
  if (hydrations.length > 0) return undefined
  return benign(`The app has not started to read ${entry.area} \`${entry.key}\` back (skipHydration).`, found)
}

/** Neither the start of the store nor what was stored: somebody computed it, fetched it or asked for it anew. */
function isMadeAnew(reload: ReloadFact, path: Path, stored: { value: unknown } | undefined): boolean {
  const now = lookup(reload.settled?.value, path)
  const isDefault = sameHeld(now, lookup(initialAfter(reload), path))
  return !isDefault && !(stored && sameHeld(now, stored))
}

/** The entry is of one member of the store, an atom, that does not exist as long as nothing asks for it. */
function isUnused({ mount }: EntryFact, { settled }: ReloadFact): boolean {
  return mount.length > 0 && settled !== undefined && lookup(settled.value, mount) === undefined
}

/** The new page asked the server and shows what it said, perhaps since before its store was first seen. */
function isFetched({ requests }: LossNeeds, { began, left, settled }: ReloadFact, path: Path): boolean {
  const now = lookup(settled?.value, path)
  const asked = requests.filter(
    ({ document, writes, outcome }) => document === began.document && !writes && outcome === 'ok',
  )
  const sources = new Set(asked.map(({ source }) => source))
  return requests.some(({ source, seq, mount, known, served }) => {
    const rest = below(mount, path)
    if (!now || !rest || seq < left.seq || !sources.has(source)) return false
    return [known, served].some((said) => said && sameHeld(lookup(said.value, rest), now))
  })
}

/** The new page's start differs from the old one's, which was not simply created with what had been stored. */
function isComputed(entry: EntryFact, { before, left, states: [first] }: ReloadFact, path: Path): boolean {
  const created = before.created && lookup(before.created.value, path)
  if (!created || sameHeld(created, lookup(first?.value, path))) return false
  const isOld = ({ document, seen, seq }: StoredFact): boolean =>
    seq < left.seq && (document !== before.document || seen === 'found' || seen === 'read')
  return !entry.contents.some((each) => isOld(each) && sameHeld(storedAt(entry, each, path), created))
}

function madeAnew(reload: ReloadFact): Fate {
  const state = reload.states.findLast(({ at }) => at <= (reload.settled?.at ?? 0))
  return benign('It was set anew while the new page started.', state ?? reload.began)
}

function benign(why: string, by: { event: string }): Fate {
  return { lost: false, why, evidence: [by.event] }
}

/** The browser refused the write, or all of the storage: quota-exceeded and storage-unavailable say so. */
function isRefused({ refusals }: LossNeeds, entry: EntryFact, since: { seq: number }): boolean {
  const isSince = ({ seq }: { seq: number }): boolean => seq >= since.seq
  return (
    entry.writes.some((write) => write.refused !== undefined && isSince(write)) ||
    refusals.some(({ area }) => area === entry.area)
  )
}

/** The entry has held the field that the path stands in. */
function isKept(entry: EntryFact, path: Path): boolean {
  const top = path.slice(0, entry.mount.length + 1)
  return entry.contents.some((each) => storedAt(entry, each, top) !== undefined)
}

function isOther(entry: EntryFact, each: StoredFact, path: Path, stored: { value: unknown } | undefined): boolean {
  const index = entry.contents.indexOf(each)
  return (
    sameHeld(storedAt(entry, each, path), stored) && !sameHeld(storedAt(entry, entry.contents[index - 1], path), stored)
  )
}

/** Something that the app reads back belongs to what it keeps; what it only writes is a note. */
function isReadBy(entry: EntryFact, { before, began, samePage }: ReloadFact): boolean {
  const isOf = (document: string): boolean => document === before.document || document === began.document
  return samePage && entry.reads.some((read) => isOf(read.document))
}
