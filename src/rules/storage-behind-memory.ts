import type { Conclusion, DifferenceFact, EntryFact, Facts, Moment } from '../core/facts'
import type { State } from '../core/session/session'
import { agree } from '../core/timeline/agree'
import { below } from '../core/timeline/below'
import { count, list, span } from '../core/timeline/clock'
import { field, fieldCode, fieldText } from '../core/timeline/fields'
import type { Content } from '../core/timeline/history'
import { Locator } from '../core/timeline/locator'
import { lookup, formatPath, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { writeAgain } from './support/fix-writes'
import { named } from './support/named'
import { flagOf } from './support/flags'

type Needs = Pick<
  Facts,
  | 'subject'
  | 'memory'
  | 'entries'
  | 'restores'
  | 'differences'
  | 'leavings'
  | 'documents'
  | 'now'
  | 'thresholds'
  | 'clock'
>

export default defineRule({
  id: 'storage-behind-memory',
  severity: 'error',
  precedence: 35,
  acrossTabs: 'symptom',
  needs: [
    'subject',
    'memory',
    'entries',
    'restores',
    'differences',
    'leavings',
    'documents',
    'now',
    'thresholds',
    'clock',
  ],
  check: (facts) =>
    facts.entries.filter(isOfOneKind(facts)).flatMap((entry) => {
      const left = facts.leavings.flatMap((leaving) => behind(facts, entry, leaving.differences, leaving.left))
      const now = behind(facts, entry, facts.differences, undefined)
      return [left.at(-1), now.at(-1)].flatMap((each) => each ?? [])
    }),
})

/** A store that keeps a list where its state has members (its own partialize and merge) cannot be compared path by path. */
const isOfOneKind =
  ({ memory }: Needs) =>
  ({ contents, mount }: EntryFact): boolean => {
    const stored = contents.at(-1)?.content()
    const held = lookup(memory?.value, mount)?.value
    return !stored?.present || !Array.isArray(stored.value) || Array.isArray(held)
  }

/** The states in which memory may have moved. */
const MOVED: ReadonlySet<State> = new Set<State>(['memory ahead', 'conflict', 'differs'])

/** The paths of an entry that memory has left behind, once its writer has had its time. */
function behind(
  facts: Needs,
  entry: EntryFact,
  differences: readonly DifferenceFact[],
  left: Moment | undefined,
): Conclusion[] {
  const owed = differences.filter((difference) => isBehind(facts, entry, difference, left))
  if (owed.length === 0) return []
  const conclusion = conclude(facts, entry, owed, left)
  // What a page notes of its own leaving is nothing that anybody did in it.
  const isNoted = ({ change }: DifferenceFact): boolean =>
    facts.leavings.some(({ hidden }) => change && hidden.has(change.moment.event))
  return [owed.every(isNoted) ? { ...conclusion, severity: 'info' } : conclusion]
}

function isBehind(
  { now, thresholds, subject, documents, restores }: Needs,
  entry: EntryFact,
  difference: DifferenceFact,
  left: Moment | undefined,
): boolean {
  const { change, covers, values, path, state } = difference
  if (!MOVED.has(state) || !covers.has(entry.source) || !change?.observed || change.hydration !== undefined)
    return false
  // What was read may be converted on the way in: a reload gives the same.
  if (restores.some(({ event }) => event === change.moment.event)) return false
  if (sameIn(values, subject.id, entry.source) || !hasHeld(entry, path)) return false
  const { moment } = change
  if (hasMoved(entry, moment, path)) return false
  const gone = left ?? documents.find((each) => each.id === moment.document)?.leftAt
  const window = Math.max(thresholds.writeWithinMs, thresholds.writeDelayFactor * entry.longestDelay)
  return gone !== undefined || now - moment.at > window
}

function sameIn(values: DifferenceFact['values'], a: string, b: string): boolean {
  const [own, other] = [values.get(a), values.get(b)]
  // What is absent in both is the same in both.
  return own && other ? agree(own.value, other.value) : own === other
}

/** Only what storage has ever held is missed there: the field, whatever stood in it. */
function hasHeld(entry: EntryFact, path: Path): boolean {
  const rest = below(entry.mount, path)
  if (!rest) return false
  const top = String(rest[0] ?? '')
  const holds = ({ content }: EntryFact['contents'][number]): boolean => {
    const { present, value } = content()
    return present && isDecoded(content()) && (top === '' || field(value, top) !== undefined)
  }
  return entry.contents.findLastIndex(holds) !== -1
}

/** A text that no codec opens (packed, encrypted) is the store's own affair: what stands in it is not known. */
function isDecoded({ value, unreadable }: Content): boolean {
  return unreadable === undefined && typeof value === 'object'
}

/** Whether storage has taken another value at the path since: it moved last. */
function hasMoved({ contents, mount }: EntryFact, since: Moment, path: Path): boolean {
  const place = new Locator(below(mount, path) ?? [])
  const first = contents.findIndex(({ at }) => at >= since.at)
  if (first === -1) return false
  let before = place.find(contents[first - 1]?.content().value)?.value
  return contents.slice(first).some(({ seq, content }) => {
    const [was, is] = [before, place.find(content().value)?.value]
    before = is
    return seq > since.seq && was !== is && !agree(was, is)
  })
}

function conclude(facts: Needs, entry: EntryFact, owed: DifferenceFact[], left: Moment | undefined): Conclusion {
  const moments = owed.flatMap(({ change }) => (change ? [change] : []))
  const [first] = moments.toSorted((a, b) => a.moment.at - b.moment.at)
  const paths = named(
    owed.map(({ path }) => path),
    facts.thresholds.namedPaths,
  )
  const names = paths.map((path) => formatPath(path))
  const at = first?.moment.at ?? facts.now
  const refused = entry.writes.findLast((write) => write.refused !== undefined && write.at >= at)
  // What a sign-out took away is not lost: it is there again after a reload.
  const isReset = moments.length === owed.length && moments.every((change) => change.isReset())
  const did = isReset ? 'reset' : 'changed'
  const by = first && first.by !== 'unknown' ? `${first.by} ${did} ` : `memory ${did} `
  const it = owed.length === 1 ? 'it' : 'them'
  const never = refused
    ? `the write at ${facts.clock.time(refused.at)} was refused (${refused.refused})`
    : left
      ? `the page was left ${span(left.at - at)} later, before anything wrote it`
      : `nothing has written ${isReset ? 'that' : it} since`
  const since = `since ${facts.clock.time(at)}`
  const loses = `${left ? 'Leaving the page lost' : 'Reloading loses'} ${count(paths.length, 'change')}`
  const brings = `${left ? 'The next page may bring' : 'Reloading brings'} back what was reset`
  const flag = left ? undefined : flagOf(facts.memory?.value, paths)
  return {
    ...(flag && { severity: 'info' as const }),
    confidence: 'certain',
    paths,
    sentence: `\`${facts.subject.name}\`: ${entry.area} ${left ? 'was' : 'is'} behind memory ${since} on ${list(names.map(fieldCode))}: ${by}${it}, and ${never}.${flag ? ` The state says so itself (\`${formatPath(flag)}\`).` : ''}`,
    consequence: `${isReset ? brings : loses}: ${list(names.map(fieldText))}.`,
    evidence: [
      ...moments.slice(0, 5).map(({ moment }) => moment.event),
      ...(refused ? [refused.event] : []),
      ...(left ? [left.event] : []),
    ],
    cause: refused
      ? `the write was refused (${refused.refused})`
      : left
        ? 'the page was left before the write'
        : `nothing wrote the ${isReset ? 'reset' : 'change'}`,
    fix: writeAgain(facts.subject, entry, refused?.refused),
    ...(!left && !isReset && { trust: facts.subject.id }),
  }
}
