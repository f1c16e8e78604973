import type { ChangeFact, Cleared, Conclusion, DifferenceFact, EntryFact, Facts, StoredFact } from '../core/facts'
import type { State } from '../core/session/session'
import { agree } from '../core/timeline/agree'
import { below } from '../core/timeline/below'
import { list } from '../core/timeline/clock'
import { fieldCode, fieldNames, fieldText } from '../core/timeline/fields'
import { formatPath, lookup, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { takeIn } from './support/fix-writes'
import { named } from './support/named'
import { removedAlone } from './support/removed-alone'

type Needs = Pick<
  Facts,
  | 'subject'
  | 'memory'
  | 'entries'
  | 'changes'
  | 'differences'
  | 'documents'
  | 'tabs'
  | 'settled'
  | 'now'
  | 'thresholds'
  | 'clock'
>

export default defineRule({
  id: 'storage-ahead-of-memory',
  severity: 'warning',
  precedence: 36,
  acrossTabs: 'symptom',
  needs: [
    'subject',
    'memory',
    'entries',
    'changes',
    'differences',
    'documents',
    'tabs',
    'settled',
    'now',
    'thresholds',
    'clock',
  ],
  check: (facts) => {
    if (!facts.memory || !facts.settled) return []
    return facts.entries.flatMap((entry) => [...aheadIn(facts, entry), ...removedAlone(facts, entry)])
  },
})

/** The states in which storage may have moved alone. */
const MOVED: ReadonlySet<State> = new Set<State>(['storage ahead', 'conflict', 'differs', 'orphan'])
/** What the panel itself puts back when a person asks for it. */
const RESTORED = 'restoredByDriftscope'

interface Ahead {
  path: Path
  /** The write that moved it. */
  by: StoredFact
  /** It is the store's own: what it makes of its state when it saves it is its own affair. */
  isOwn: boolean
}

function aheadIn(facts: Needs, entry: EntryFact): (Conclusion | Cleared)[] {
  const ahead = facts.differences.flatMap((difference) => {
    const moved = movedBy(facts, entry, difference)
    return moved ? [{ path: difference.path, ...moved }] : []
  })
  const tab = facts.tabs.find((each) => each.own)?.name
  const isForeign = ({ by }: Ahead): boolean => by.tab !== tab && tab !== undefined
  // What another tab wrote is told of the tabs.
  const here = ahead.filter((each) => !isForeign(each) && facts.now - each.by.at >= facts.thresholds.settledAfterMs)
  const past = here.filter(({ isOwn }) => !isOwn)
  const own = here.filter(({ isOwn }) => isOwn)
  return [
    ...(past.length > 0 ? [conclude(facts, entry, past)] : []),
    ...own.slice(0, 1).map((each) => clear(entry, each)),
  ]
}

/** The write that gave a path of an entry its value, where the store had what was there before and still has it. */
function movedBy(
  facts: Needs,
  entry: EntryFact,
  { path, state, values, covers }: DifferenceFact,
): Omit<Ahead, 'path'> | undefined {
  const rest = below(entry.mount, path)
  if (!rest || !MOVED.has(state) || !covers.has(entry.source)) return undefined
  const memory = lookup(facts.memory?.value, path)
  const stored = values.get(entry.source)
  if (isSame(memory, stored)) return undefined
  const held = (index: number): { value: unknown } | undefined => {
    const content = entry.contents[index]?.state()
    return content && lookup(content.value, rest)
  }
  let index = entry.contents.length - 1
  while (index > 0 && isSame(held(index - 1), stored)) index--
  const [before, by] = [entry.contents[index - 1], entry.contents[index]]
  const isWrite = by?.seen === 'written' && by.document === facts.documents.at(-1)?.id
  if (!before?.state() || !by || !isWrite || !isSame(held(index - 1), memory)) return undefined
  return { by, isOwn: isOwnWriter(facts, entry, { before, by }) }
}

function isSame(a: { value: unknown } | undefined, b: { value: unknown } | undefined): boolean {
  return a && b ? agree(a.value, b.value) : a === b
}

/** The store had changed what it saves, and this was the first write after that. */
function isOwnWriter(
  { changes, subject, thresholds }: Needs,
  entry: EntryFact,
  { before, by }: { before: StoredFact; by: StoredFact },
): boolean {
  const fields = new Set(entry.contents.flatMap(({ state }) => fieldNames(state()?.value)))
  const isSaved = (change: ChangeFact): boolean =>
    change.fields().some((name) => entry.mount.length > 0 || fields.has(name) || fields.has(''))
  const isOf = (change: ChangeFact): boolean =>
    change.document === by.document && change.hydration === undefined && change.seq < by.seq && isSaved(change)
  const change = subject.library === '' ? undefined : changes.findLast(isOf)
  if (!change) return false
  // An unobserved writer's write may have come long before it was seen.
  if (by.at - change.at < thresholds.settledAfterMs && change.seq > before.seq) return true
  return !entry.writes.some(({ seq }) => seq > change.seq && seq < by.seq) && change.seq > before.seq
}

function conclude(facts: Needs, entry: EntryFact, ahead: readonly Ahead[]): Conclusion {
  const paths = named(
    ahead.map(({ path }) => path),
    facts.thresholds.namedPaths,
  )
  const names = paths.map((path) => formatPath(path))
  const writes = [...new Map(ahead.map(({ by }) => [by.event, by])).values()]
  const by = list([...new Set(writes.map((each) => (each.by === 'unknown' ? 'somebody else' : each.by)))])
  const first = Math.min(...writes.map(({ at }) => at))
  const isOne = names.length === 1
  return {
    ...(writes.every((each) => each.by === RESTORED) && { severity: 'info' as const }),
    confidence: 'certain',
    paths,
    sentence: `\`${facts.subject.name}\`: ${entry.area} \`${entry.key}\` is ahead of memory since ${facts.clock.time(first)} on ${list(names.map(fieldCode))}: ${by} wrote ${isOne ? 'it' : 'them'} past the store, which has not taken ${isOne ? 'it' : 'them'} in.`,
    consequence: `This page shows the older state until it is reloaded, and the next change of the store writes it over what is newer: ${list(names.map(fieldText))}.`,
    evidence: writes.slice(-5).map(({ event }) => event),
    cause: `${by} wrote to storage past the store`,
    trust: entry.source,
    fix: takeIn(facts.subject, entry),
  }
}

function clear(entry: EntryFact, { path, by }: Ahead): Cleared {
  return {
    cleared: `${entry.area} \`${entry.key}\` holds something else than memory at ${fieldCode(formatPath(path))}: the store's own writer put it there when it saved a change, and memory never had it`,
    paths: [path],
    evidence: [by.event],
  }
}
