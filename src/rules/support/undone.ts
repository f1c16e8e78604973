import type { Cleared, Conclusion, EntryFact, Facts, StoredFact, TabFact } from '../../core/facts'
import { count, list } from '../../core/timeline/clock'
import { fieldText } from '../../core/timeline/fields'
import { formatPath, type Path } from '../../core/value/path'
import { preview } from '../../core/value/preview'
import { type Missed, missing, ownTab, type TabNeeds } from './across-tabs'
import { followOtherTabs } from './fixes-tabs'
import { named } from './named'
import { heldAt, isEmpty, same } from './places'
import { keptOthers } from './taken-in'

/** A write that put back what other tabs had changed, because the memory it came from had not taken that in. */
export interface Undone {
  entry: EntryFact
  own: TabFact
  write: StoredFact
  missed: Missed[]
  /** All of it stands in the entry again. */
  restored: boolean
  harm: Harm
}

/** removed: what another tab took away is there again; overwritten: what it set is lost. */
export type Harm = 'removed' | 'overwritten'

const known = new WeakMap<Facts['entries'], readonly Undone[]>()

/** The writes of the tab that undid what others had written: looked for once for all rules that ask. */
function undoneIn(facts: TabNeeds): readonly Undone[] {
  const found = known.get(facts.entries) ?? search(facts)
  known.set(facts.entries, found)
  return found
}

function search(facts: TabNeeds): Undone[] {
  const own = ownTab(facts)
  if (!own) return []
  const written = facts.entries.filter(({ contents }) => contents.some(({ tab }) => tab !== own.name))
  return written.flatMap((entry) =>
    entry.contents.flatMap((write, index): Undone[] => {
      const document = own.documents.find(({ id }) => id === write.document)
      if (write.seen !== 'written' || write.tab !== own.name || !document) return []
      const found = missing(facts, entry, document, index, write.state)
      if (!found) return []
      const last = entry.contents.at(-1)?.state()
      const lost = found.missed.filter((place) => !same(last && heldAt(last.value, place), place.changed))
      const restored = lost.length === 0
      return [{ entry, own, write, missed: restored ? found.missed : lost, restored, harm: harmOf(found.missed) }]
    }),
  )
}

/** Of many places the gravest: something taken away, something new, something emptied, something set. */
function harmOf(missed: readonly Missed[]): Harm {
  if (missed.some(isRemoval)) return 'removed'
  if (missed.some(({ was }) => was === undefined)) return 'overwritten'
  return missed.some(isEmptied) ? 'removed' : 'overwritten'
}

/** An element, a member, or all that a list or record had. */
function isRemoval({ was, changed }: Missed): boolean {
  if (isEmpty(was)) return false
  return changed === undefined || (isEmpty(changed) && typeof changed.value === 'object' && changed.value !== null)
}

function isEmptied({ was, changed }: Missed): boolean {
  return isEmpty(changed) && !isEmpty(was)
}

/** One finding for all writes of a tab to an entry that did so: the latest is told, the others are counted. */
export function concludeUndone(facts: TabNeeds, harm: Harm): Conclusion[] {
  const undone = undoneIn(facts).filter((each) => each.harm === harm)
  return facts.entries.flatMap((entry) => {
    const own = undone.filter((each) => each.entry === entry)
    const lasting = own.filter(({ restored }) => !restored)
    const told = lasting.length > 0 ? lasting : own
    const last = told.at(-1)
    return last ? [conclude(facts, harm, told, last)] : []
  })
}

function conclude(facts: TabNeeds, harm: Harm, undone: readonly Undone[], last: Undone): Conclusion {
  const { entry, own, restored } = last
  const missed = latestOf(undone)
  const all = missed.map(({ path }) => [...entry.mount, ...path])
  const unique = [...new Map(all.map((path) => [formatPath(path), path])).values()]
  const paths = named(unique, facts.thresholds.namedPaths)
  const others = [...new Set(missed.map(({ by }) => by.tab))]
  const keeper = facts.tabs.find((tab) => !tab.own && tab.open && missed.every((each) => keeps(tab, entry, each)))
  const did = harm === 'removed' ? 'wrote back what' : 'overwrote what'
  return {
    ...(restored && { severity: 'info' as const }),
    confidence: others.every((name) => facts.tabs.some((tab) => tab.name === name)) ? 'certain' : 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: ${sentenceOf(facts, harm, missed, last)}${undone.length > 1 ? ` It did so ${undone.length} times.` : ''}${restored ? ' It has been put right since.' : ''}`,
    consequence: consequenceOf(harm, { paths, keeper, others, restored }),
    evidence: undone
      .flatMap(({ missed: places, write }) => [...places.map(({ by }) => by.event), write.event])
      .slice(-10),
    cause: `${own.name} ${did} ${list(others)} had ${harm === 'removed' ? 'removed' : 'saved'}`,
    fix: followOtherTabs(
      facts.subject,
      entry,
      missed.some(({ by }) => by.seen === 'removed'),
    ),
    ...(keeper && !restored && { trust: keeper.store }),
    ...(!restored && rescueOf(facts, last)),
  }
}

/** What stood in the entry before it was written over. */
function rescueOf({ clock }: TabNeeds, { entry, missed }: Undone): Pick<Conclusion, 'rescue'> {
  const latest = missed.map(({ by }) => by).toSorted((a, b) => b.seq - a.seq)[0]
  if (latest?.seen !== 'written') return {}
  const what = `what ${latest.tab} had written to \`${entry.key}\` at ${clock.time(latest.at)}`
  return { rescue: { what, from: { source: entry.source, event: latest.event }, to: entry.source } }
}

/** What else tabs wrote to an entry after others had, of which nothing was lost. */
export function clearedWrites(facts: TabNeeds): Cleared[] {
  const undone = undoneIn(facts)
  return facts.entries
    .filter((entry) => !undone.some((each) => each.entry === entry))
    .flatMap((entry) => keptOthers(facts, entry))
}

/** Each place once, as it was undone last. */
function latestOf(undone: readonly Undone[]): Missed[] {
  const places = undone.flatMap(({ missed }) => missed)
  return [...new Map(places.map((each) => [`${formatPath(each.path)} ${String(each.element)}`, each])).values()]
}

/** Who did what to whom, where and when; then how it came to that. */
function sentenceOf(facts: TabNeeds, harm: Harm, missed: readonly Missed[], { entry, own, write }: Undone): string {
  const { time } = facts.clock
  const others = [...new Set(missed.map(({ by }) => by.tab))]
  const what = list([...new Set(missed.map((each) => describe(each, [...entry.mount, ...each.path], facts.now)))])
  const did =
    harm === 'removed'
      ? `brought back what ${list(others)} had removed: ${what}`
      : `overwrote ${list(others.map((name) => `${name}'s`))} ${what}`
  const latest = missed.map(({ by }) => by).toSorted((a, b) => b.seq - a.seq)[0] ?? write
  const writer = write.by === 'unknown' ? own.name : `${write.by} in ${own.name}`
  const other = latest.by === 'unknown' ? latest.tab : latest.by
  const deed = latest.seen === 'removed' ? 'removed' : 'written'
  return `${own.name} ${did} in ${entry.area} \`${entry.key}\` at ${time(write.at)}: ${writer} wrote all of it from a memory that lacked what ${other} had ${deed} at ${time(latest.at)}.`
}

/** `` `a` (1 → 0) ``; of larger values only where they stand. */
function describe({ was, changed, element }: Missed, path: Path, now: number): string {
  const name = `\`${fieldText(formatPath(path))}\``
  const short = (held: { value: unknown } | undefined): string =>
    held === undefined ? 'nothing' : preview(held.value, 24, now)
  if (element !== undefined) return `${name} (${preview(element, 24, now)})`
  if ([was, changed].some((held) => typeof held?.value === 'object' && held.value !== null)) return name
  return `${name} (${short(changed)} → ${short(was)})`
}

function keeps({ memory }: TabFact, { mount }: EntryFact, { path, element, changed }: Missed): boolean {
  const last = memory.at(-1)
  return last !== undefined && same(heldAt(last.value, { path: [...mount, ...path], element }), changed)
}

function consequenceOf(
  harm: Harm,
  told: { paths: readonly Path[]; keeper: TabFact | undefined; others: readonly string[]; restored: boolean },
): string {
  const { paths, keeper, others, restored } = told
  const what = list(paths.map((path) => fieldText(formatPath(path))))
  if (restored) return `Until then a reload would have shown the older state: ${what}.`
  if (harm === 'removed') return `Reloading any tab brings back what was removed: ${what}.`
  return keeper
    ? `Reloading ${keeper.name} loses ${count(paths.length, 'change')}, which only its memory still has: ${what}.`
    : `${count(paths.length, 'change')} of ${list(others)} ${paths.length === 1 ? 'is' : 'are'} lost: ${what}.`
}
