import type { Cleared, Conclusion, Facts, HydrationFact } from '../core/facts'
import { count, list, since, span } from '../core/timeline/clock'
import { fieldCode, fieldPath, fieldText, sameField } from '../core/timeline/fields'
import { defineRule } from './define-rule'
import { finishHydration } from './support/fix-hydration'
import { endOf, filledFields, memoryAfter, replacedAfter, savedFor, startOf } from './support/hydrating'

type Needs = Pick<
  Facts,
  'subject' | 'hydrations' | 'changes' | 'entries' | 'refusals' | 'documents' | 'now' | 'thresholds'
>

export default defineRule({
  id: 'hydration-stuck',
  severity: 'warning',
  precedence: 18,
  needs: ['subject', 'hydrations', 'changes', 'entries', 'refusals', 'documents', 'now', 'thresholds'],
  check: (facts) => {
    const long = facts.hydrations.filter((each) => lasted(facts, each) >= facts.thresholds.hydrationStuckAfterMs)
    const stuck = long.filter(
      (each) => !each.finished && !isOvertaken(facts, each) && !isCancelled(facts, each) && !isRefused(facts, each),
    )
    const last = stuck.at(-1)
    const late = long.filter((each) => each.finished?.failed === false)
    return [...late.map((each) => cleared(facts, each)), ...(last ? [conclude(facts, last)] : [])]
  },
})

/** How long a hydration took, or has been under way until now or until its page was left, ms. */
function lasted(facts: Needs, hydration: HydrationFact): number {
  return (hydration.finished?.at ?? endOf(facts, hydration).at) - hydration.started.at
}

/** Libraries drop a hydration when a later one is started: whoever waits is told by that one. */
function isOvertaken({ hydrations }: Needs, { document, number }: HydrationFact): boolean {
  return hydrations.some((each) => each.document === document && each.number > number)
}

/** The app took the entry away meanwhile, which cancels the hydration (zustand 5.0.15 and later). */
function isCancelled({ entries }: Needs, { document, started }: HydrationFact): boolean {
  return entries.some(({ contents, writes }) => {
    const isMeant = (each: { document: string; seq: number }): boolean =>
      each.document === document && each.seq > started.seq
    return contents.some((each) => each.seen === 'removed' && isMeant(each)) && writes.some(isMeant)
  })
}

/** The storage refuses itself: storage-unavailable says so. */
function isRefused({ refusals }: Needs, { document, started }: HydrationFact): boolean {
  return refusals.some((each) => each.document === document && each.seq >= started.seq && each.during === 'hydration')
}

function conclude(facts: Needs, hydration: HydrationFact): Conclusion {
  const { started, number, read, migrated } = hydration
  const { left } = endOf(facts, hydration)
  const entry = facts.entries.find(({ mount }) => mount.length === 0)
  const saved = entry && savedFor(entry, hydration)
  const content = saved?.content()
  const state = content?.present && content.unreadable === undefined ? content.value : undefined
  const memory = memoryAfter(facts, hydration)
  const missing = filledFields(state).filter((name) => state !== undefined && !sameField(name, memory, state))
  const paths = missing.slice(0, facts.thresholds.namedPaths)
  const answered = entry?.reads.find(({ document, seq }) => document === started.document && seq > started.seq)
  const area = entry?.area ?? 'its storage'
  const where = migrated
    ? 'what was migrated was never applied'
    : read
      ? `what was read at ${since(startOf(facts, hydration), read.at)} was never applied`
      : answered
        ? `${area} answered at ${since(startOf(facts, hydration), answered.at)}, and nothing was made of it`
        : `${area} has not answered`
  const lacks = missing.length > 0 ? ` Memory still has its defaults in ${list(missing.map(fieldCode))}.` : ''
  const next = entry && saved && replacedAfter(entry, saved)
  const replaced = next?.seen === 'written' && missing.length > 0 ? next : undefined
  const fields = `${count(missing.length, 'saved field')}: ${list(missing.map(fieldText))}`
  const harm =
    missing.length === 0
      ? ''
      : replaced
        ? `, and at ${since(startOf(facts, hydration), replaced.at)} (${replaced.by}) defaults were written over ${fields}`
        : `, and the next change of the store may write defaults over ${fields}`
  return {
    confidence: 'certain',
    paths: paths.length > 0 ? paths.map(fieldPath) : [[]],
    sentence: `\`${facts.subject.name}\`: hydration #${number} was started at ${since(startOf(facts, hydration), started.at)} and ${left ? 'had not finished when the page was left' : 'has not finished'}, ${span(lasted(facts, hydration))} later: ${where}.${lacks}`,
    consequence: `Whatever waits for it (hasHydrated, a PersistGate) waits for ever${harm}.`,
    evidence: [started, read, migrated, answered, replaced].flatMap((each) => (each ? [each.event] : [])),
    cause: 'the hydration never finished',
    fix: finishHydration(facts.subject, entry),
    ...(entry && state !== undefined && missing.length > 0 && !left && !replaced && { trust: entry.source }),
    ...(entry &&
      saved &&
      missing.length > 0 && {
        rescue: {
          what: 'what had been saved',
          from: { source: entry.source, event: saved.event },
          to: entry.source,
        },
      }),
  }
}

function cleared(facts: Needs, hydration: HydrationFact): Cleared {
  const { started, finished } = hydration
  const evidence = [started.event, ...(finished ? [finished.event] : [])]
  return {
    cleared: `Hydration #${hydration.number} took ${span(lasted(facts, hydration))}, and finished.`,
    paths: [[]],
    evidence,
  }
}
