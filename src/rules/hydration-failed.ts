import type { Conclusion, EntryFact, Facts, HydrationFact, Moment } from '../core/facts'
import { list, since, span } from '../core/timeline/clock'
import { fieldPath, fieldText, sameField } from '../core/timeline/fields'
import { defineRule } from './define-rule'
import { surviveFailure } from './support/fix-hydration'
import { appliedBy, endOf, filledFields, memoryAfter, replacedAfter, savedFor, startOf } from './support/hydrating'
import type { Stored } from './support/hydrating'
import { refusalsBehind } from './support/refused'

type Needs = Pick<
  Facts,
  | 'subject'
  | 'hydrations'
  | 'changes'
  | 'entries'
  | 'refusals'
  | 'documents'
  | 'differences'
  | 'settled'
  | 'now'
  | 'thresholds'
>

const TIMEOUT = /\btime(?:d )?[ -]?out\b/i

export default defineRule({
  id: 'hydration-failed',
  severity: 'error',
  precedence: 17,
  needs: [
    'subject',
    'hydrations',
    'changes',
    'entries',
    'refusals',
    'documents',
    'differences',
    'settled',
    'now',
    'thresholds',
  ],
  check: (facts) => {
    const failures = facts.hydrations.flatMap((hydration) => failureOf(facts, hydration) ?? [])
    const last = failures.at(-1)
    return last ? (conclude(facts, last) ?? []) : []
  },
})

interface Failure {
  hydration: HydrationFact
  finished: Moment
  entry?: EntryFact
  saved?: Stored
  /** What went wrong, in half a sentence. */
  what: string
  /** The answer that came too late. */
  late?: Moment
}

function failureOf(facts: Needs, hydration: HydrationFact): Failure | undefined {
  const { finished } = hydration
  if (!finished) return undefined
  const entry = facts.entries.find(({ mount }) => mount.length === 0)
  const saved = entry && savedFor(entry, hydration)
  const base = { hydration, finished, ...(entry && { entry }), ...(saved?.content().present && { saved }) }
  if (!finished.failed) {
    const late = entry && lateAnswer(facts, entry, hydration)
    if (!late) return undefined
    const answer = entry.contents.findLast((each) => each.seq <= late.seq)
    const { at } = hydration.read ?? finished
    const what = `gave up on ${entry.area} after ${span(at - hydration.started.at)}, ${span(late.at - at)} before it answered, and took defaults`
    return { ...base, ...(answer?.content().present && { saved: base.saved ?? answer }), what, late }
  }
  // The state was applied: what threw then is the app's callback.
  if (appliedBy(facts, hydration)) return undefined
  // There is no storage: storage-unavailable says so.
  if (refusalsBehind(facts.refusals, hydration).length > 0) return undefined
  if (TIMEOUT.test(finished.error ?? '')) {
    const what = `timed out ${span(finished.at - hydration.started.at)} after it began, before ${entry?.area ?? 'storage'} had answered`
    return { ...base, what }
  }
  const part = hydration.migrated ? 'merging' : hydration.read ? 'migrating or merging' : 'reading'
  return { ...base, what: `failed while ${part} what was saved${finished.error ? ` (${finished.error})` : ''}` }
}

/** The entry's content, when it came after the hydration had gone on with nothing, and without having read it. */
function lateAnswer(
  { thresholds }: Needs,
  entry: EntryFact,
  hydration: HydrationFact,
): EntryFact['reads'][number] | undefined {
  const { started, finished, read } = hydration
  const gaveUp = read ?? finished
  if (!gaveUp || read?.state !== undefined) return undefined
  const own = entry.reads.filter((each) => each.document === gaveUp.document && each.seq > started.seq)
  if (own.some((each) => each.seq < gaveUp.seq)) return undefined
  return own.find(
    (each) => each.present && each.startedAt >= started.at && each.startedAt <= gaveUp.at + thresholds.settledAfterMs,
  )
}

function conclude(facts: Needs, failure: Failure): Conclusion[] | undefined {
  const { hydration, entry, saved, finished, what, late } = failure
  const { left } = endOf(facts, hydration)
  const again = facts.hydrations.filter((each) => each.started.seq > finished.seq)
  if (!left && again.some((each) => each.finished === undefined)) return undefined
  const value = saved?.content().unreadable === undefined ? saved?.content().value : undefined
  const memory = memoryAfter(facts, hydration)
  const lost = filledFields(value).filter(
    (name) => value !== undefined && !sameField(name, hydration.after?.value, value) && !sameField(name, memory, value),
  )
  const isRecovered = again.some(isSuccess) || (value !== undefined && lost.length === 0)
  if (isRecovered && !left && !(facts.settled && isEqual(facts, entry))) return undefined
  const start = startOf(facts, hydration)
  const replaced = entry && saved && replacedAfter(entry, saved)
  const isGone = replaced !== undefined && replaced.seen !== 'read' && replaced.seen !== 'found'
  const said = list(lost.map(fieldText))
  return [
    {
      ...(isRecovered && { severity: 'warning' as const }),
      confidence: late ? 'likely' : 'certain',
      paths: lost.length > 0 ? lost.map(fieldPath) : [[]],
      sentence: `\`${facts.subject.name}\`: hydration #${hydration.number} ${what}, at ${since(start, finished.at)}. ${outcome(isRecovered, isGone ? replaced : undefined, start, lost)}`,
      consequence: isRecovered
        ? 'Nothing was lost this time.'
        : isGone
          ? `Reloading does not bring them back${said === '' ? '' : `: ${said}`}.`
          : `The next change of the store writes the defaults over what is saved${said === '' ? '' : `: ${said}`}.`,
      evidence: [hydration.started, hydration.read, finished, late, isGone ? replaced : undefined].flatMap((each) =>
        each ? [each.event] : [],
      ),
      cause: late ? 'the hydration did not wait for storage' : 'the hydration failed',
      fix: surviveFailure(facts.subject, entry),
      ...(entry && saved && !isGone && !isRecovered && { trust: entry.source }),
      ...(entry &&
        saved &&
        !isRecovered && {
          rescue: {
            what: 'what had been saved',
            from: { source: entry.source, event: saved.event },
            to: entry.source,
          },
        }),
    },
  ]
}

function isSuccess({ finished, read }: HydrationFact): boolean {
  return finished?.failed === false && read?.state !== undefined
}

function isEqual({ differences }: Needs, entry: EntryFact | undefined): boolean {
  return differences.every(({ covers }) => entry === undefined || !covers.has(entry.source))
}

function outcome(isRecovered: boolean, replaced: Stored | undefined, start: number, lost: readonly string[]): string {
  const names = lost.length > 0 ? list(lost.map((name) => `\`${fieldText(name)}\``)) : 'what was saved'
  if (isRecovered) return 'The app recovered: memory and storage agree.'
  if (replaced)
    return `Memory took defaults, and ${names} ${lost.length === 1 ? 'was' : 'were'} overwritten at ${since(start, replaced.at)} by ${replaced.by}.`
  return `Memory has defaults instead of ${names}.`
}
