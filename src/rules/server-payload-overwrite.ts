import type { ChangeFact, Conclusion, Facts, RequestFact, StoredFact, TakeFact } from '../core/facts'
import { agree } from '../core/timeline/agree'
import { below } from '../core/timeline/below'
import { type Clock, list } from '../core/timeline/clock'
import { Locator } from '../core/timeline/locator'
import { lookup, formatPath, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { clientChange } from './support/client-change'
import { keepClientChanges } from './support/fix-saves'
import { named } from './support/named'
import { storedAt } from './support/reloading'
import { fateOf, unsavedIn } from './support/unsaved'

type Needs = Pick<
  Facts,
  | 'subject'
  | 'takes'
  | 'entries'
  | 'documents'
  | 'changes'
  | 'saves'
  | 'requests'
  | 'payloads'
  | 'memory'
  | 'uses'
  | 'settled'
  | 'now'
  | 'thresholds'
  | 'clock'
>

export default defineRule({
  id: 'server-payload-overwrite',
  severity: 'warning',
  precedence: 21,
  needs: [
    'subject',
    'takes',
    'entries',
    'documents',
    'changes',
    'saves',
    'requests',
    'payloads',
    'memory',
    'uses',
    'settled',
    'now',
    'thresholds',
    'clock',
  ],
  check: (facts) => {
    const last = new Map(facts.changes.map((change) => [change.document, change]))
    for (const take of facts.takes.toReversed()) {
      const lost = lostBy(facts, take, last.get(take.document)).filter((each) => !isNeverSaved(facts, take, each))
      if (lost.length > 0) return [conclude(facts, take, lost)]
    }
    return []
  },
})

/** A change of the client's that the server's word replaced. */
interface Lost {
  path: Path
  change: ChangeFact
}

/** `last`: the last change in the take's document. */
function lostBy(facts: Needs, take: TakeFact, last: ChangeFact | undefined): Lost[] {
  if (!facts.settled && facts.now - take.at < facts.thresholds.settledAfterMs) return []
  return take.paths
    .filter((path) => !isPassing(path) && stands(take, path, last))
    .flatMap((path) => {
      const change = clientChange(facts, take, path)
      return change && isLost(facts, take, path, change) ? [{ path, change }] : []
    })
}

/** Its page was left before it was saved, which is why the server knows nothing of it: lost-pending-save. */
function isNeverSaved(facts: Needs, take: TakeFact, { path, change }: Lost): boolean {
  const document = facts.documents.find(({ id }) => id === change.document)
  if (!document || document.id === take.document) return false
  const lost = unsavedIn(facts, document).flatMap((unsaved) => fateOf(facts, unsaved).paths)
  return lost.some((known) => below(known, path) !== undefined)
}

/** What tells of the moment is set back by every answer. */
const PASSING =
  /load|fetch|pending|busy|status|progress|ready|mount|hydrat|persist|valid|stale|error|(?:updated|fetched|synced|changed)_?(?:at|on)$|timestamp/i

function isPassing(path: Path): boolean {
  return path.some((step) => typeof step === 'string' && PASSING.test(step))
}

function isLost(facts: Needs, take: TakeFact, path: Path, change: ChangeFact): boolean {
  const { from } = take
  const server = lookup(take.after, path)
  const old = lookup(change.before?.value, path)
  // What a search or a page does not list is not gone.
  if (!server && (old || from.isPart)) return false
  const saves = facts.saves.filter(({ seq }) => seq > change.seq)
  if (saves.length > 0)
    return saves.every(({ outcome }) => outcome !== 'pending') && isKnown(facts.requests, path, change, take)
  const isOlder = change.document === take.document && change.seq > from.asked.seq
  if (isOlder) return true
  const isUndone = old ? server !== undefined && agree(old.value, server.value) : !server
  return isUndone && (from.kind !== 'answer' || !isAskedFor(facts, take))
}

/** Nothing has given the path another value since, in that document. */
function stands(take: TakeFact, path: Path, last: ChangeFact | undefined): boolean {
  const place = new Locator(path)
  const [now, then] = [last && place.find(last.after), place.find(take.after)]
  return then && now ? agree(then.value, now.value) : then === now
}

/** The server, told of the change, says later that it has it. */
function isKnown(requests: readonly RequestFact[], path: Path, change: ChangeFact, take: TakeFact): boolean {
  const set = lookup(change.after, path)
  if (!set || change.seq < take.from.asked.seq) return false
  return requests.some(({ known, mount }) => {
    const rest = below(mount, path)
    const value = rest && known && known.since.seq > change.seq ? lookup(known.value, rest) : undefined
    return value !== undefined && agree(value.value, set.value)
  })
}

/** Somebody pressed something just before: to discard or to refresh. */
function isAskedFor({ uses, thresholds }: Needs, { document, from: { asked } }: TakeFact): boolean {
  return uses.some(
    (use) => use.document === document && use.at <= asked.at && asked.at - use.at <= thresholds.settledAfterMs,
  )
}

function conclude({ subject, entries, clock, thresholds }: Needs, take: TakeFact, lost: readonly Lost[]): Conclusion {
  const { from } = take
  const paths = named(
    lost.map(({ path }) => path),
    thresholds.namedPaths,
  )
  const texts = paths.map((path) => formatPath(path) || 'the whole state')
  const isOlder = lost.every(({ change }) => change.document === take.document && change.seq > from.asked.seq)
  return {
    confidence: 'likely',
    paths,
    sentence: `\`${subject.name}\`: ${changed(lost, clock)}; ${told(from, isOlder, clock.time(from.asked.at))} replaced ${paths.length === 1 ? 'it' : 'them'} at ${clock.time(take.at)}${take.by === 'unknown' ? '' : ` (${take.by})`}.`,
    consequence: `What the client had set is gone from memory${entries.length > 0 ? ', and from storage with its next write' : ''}: ${list(texts)}.`,
    evidence: [...new Set(lost.slice(-5).map(({ change }) => change.event)), from.event, take.event],
    cause:
      from.kind === 'payload'
        ? `what the page was rendered with replaced the client's change`
        : `${from.what} replaced the client's change`,
    fix: keepClientChanges(subject, texts),
    ...rescueOf(entries, take, lost, clock),
  }
}

/** An entry that had been saved with the changes before they were replaced, and is without them now. */
function rescueOf(
  entries: Needs['entries'],
  take: TakeFact,
  lost: readonly Lost[],
  clock: Clock,
): Pick<Conclusion, 'rescue'> {
  for (const entry of entries) {
    const hasAll = (stored: StoredFact | undefined): boolean =>
      lost.every(({ path, change }) => {
        const [saved, set] = [storedAt(entry, stored, path), lookup(change.after, path)]
        return saved !== undefined && set !== undefined && agree(saved.value, set.value)
      })
    const saved = entry.contents.findLast(({ seq }) => seq < take.seq)
    if (!saved || !hasAll(saved) || hasAll(entry.contents.at(-1))) continue
    const what = `what ${entry.area} \`${entry.key}\` held before ${clock.time(take.at)}`
    return { rescue: { what, from: { source: entry.source, event: saved.event }, to: entry.source } }
  }
  return {}
}

/** `setTheme had changed `theme` at 12:03:02, addItem `cart` at 12:03:04` */
function changed(lost: readonly Lost[], clock: Clock): string {
  const changes = [...new Set(lost.map(({ change }) => change))].toSorted((a, b) => a.seq - b.seq)
  const parts = changes.map((change, index) => {
    const names = lost
      .filter((each) => each.change === change)
      .map(({ path }) => `\`${formatPath(path) || 'the whole state'}\``)
    const by = change.by === 'unknown' ? 'the client' : change.by
    return `${by} ${index === 0 ? 'had changed ' : ''}${list(names)} at ${clock.time(change.at)}`
  })
  return list(parts)
}

function told({ kind, what }: TakeFact['from'], isOlder: boolean, asked: string): string {
  if (kind === 'payload') return `what the page was rendered with (${what})`
  return isOlder
    ? `the answer of ${what}, asked for before that at ${asked},`
    : `the answer of ${what}, which knows nothing of it,`
}
