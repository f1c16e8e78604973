import type { ChangeFact, Conclusion, EntryFact, Facts, HydrationFact, Moment } from '../core/facts'
import { list, since } from '../core/timeline/clock'
import { fieldCode, fieldNames, fieldPath, fieldText, sameField } from '../core/timeline/fields'
import { defineRule } from './define-rule'
import { andParts } from './support/parts'
import { oneHydration } from './support/fix-hydration-order'
import { appliedBy, endOf, memoryAfter, startOf, type Stored } from './support/hydrating'

type Needs = Pick<Facts, 'subject' | 'hydrations' | 'changes' | 'entries' | 'documents' | 'now' | 'thresholds'>

export default defineRule({
  id: 'stale-rehydration',
  severity: 'error',
  precedence: 14,
  needs: ['subject', 'parts', 'hydrations', 'changes', 'entries', 'documents', 'now', 'thresholds'],
  check: andParts<Needs & Pick<Facts, 'parts'>>((facts) => {
    const stale = facts.hydrations.flatMap((hydration) => staleBy(facts, hydration) ?? [])
    const last = stale.at(-1)
    return last ? [conclude(facts, last)] : []
  }),
})

/** A hydration that put an older state over a newer one. */
interface Stale {
  hydration: HydrationFact
  applied: ChangeFact
  /** What was newer: another hydration's reading, or a write. */
  newer: { value: unknown; moment: Moment; what: string; verb: string }
  fields: string[]
}

function staleBy(facts: Needs, hydration: HydrationFact): Stale | undefined {
  const applied = appliedBy(facts, hydration)
  if (!applied || hydration.read?.state === undefined || hydration.migrated) return undefined
  const { at, left } = endOf(facts, hydration)
  if (!left && at - applied.at < facts.thresholds.settledAfterMs) return undefined
  if (isFollowed(facts, applied)) return undefined
  const newer = overtaking(facts, hydration, applied) ?? overwritten(facts, hydration, applied)
  if (!newer) return undefined
  const old = hydration.read.state
  const memory = memoryAfter(facts, hydration)
  const fields = fieldNames(newer.value).filter(
    (name) =>
      !sameField(name, old, newer.value) &&
      sameField(name, applied.after, old) &&
      !sameField(name, memory, newer.value) &&
      (newer.fields?.includes(name) ?? true),
  )
  return fields.length > 0 ? { hydration, applied, newer, fields } : undefined
}

/** A hydration after it took in what is in storage by then. */
function isFollowed({ changes }: Needs, applied: ChangeFact): boolean {
  return changes.some(
    (each) => each.document === applied.document && each.hydration !== undefined && each.seq > applied.seq,
  )
}

type Newer = Stale['newer'] & { fields?: readonly string[] }

/** A hydration that was started later and had finished by then. */
function overtaking(facts: Needs, hydration: HydrationFact, applied: ChangeFact): Newer | undefined {
  const other = facts.hydrations.findLast(({ document, number, read }) => {
    if (document !== hydration.document || number <= hydration.number || read?.state === undefined) return false
    return facts.changes.some(
      (each) => each.document === document && each.hydration === number && each.seq < applied.seq,
    )
  })
  const moment = other && appliedBy(facts, other)
  if (!moment) return undefined
  return { value: other.read?.state, moment, what: `hydration #${other.number}`, verb: 'finished' }
}

/** A write of the entry since the hydration began to read. */
function overwritten(facts: Needs, hydration: HydrationFact, applied: ChangeFact): Newer | undefined {
  const found = facts.entries
    .filter(({ mount }) => mount.length === 0)
    .flatMap((entry) => entry.contents.findLast((each) => isNewer(facts, entry, each, hydration, applied)) ?? [])
  const write = found.at(-1)
  if (!write) return undefined
  const own = ownChange(facts, write, hydration)
  const what = `a write${write.by === 'unknown' ? '' : ` (${write.by})`}`
  return { value: write.content().value, moment: write, what, verb: 'came', ...(own && { fields: own.fields() }) }
}

function isNewer(
  facts: Needs,
  entry: EntryFact,
  write: Stored,
  hydration: HydrationFact,
  applied: ChangeFact,
): boolean {
  const { started, number, version } = hydration
  if (write.seen !== 'written' || write.seq <= started.seq || write.at < started.at) return false
  if (write.at > applied.at || (write.at === applied.at && write.seq > applied.seq)) return false
  const content = write.content()
  if (!content.present || content.unreadable !== undefined || (content.version ?? version) !== version) return false
  if (entry.contents.indexOf(write) === 0) return false
  // What the store's own change does to the first hydration, and it to that, is `write-before-hydration`.
  return number > 1 || ownChange(facts, write, hydration) === undefined
}

/** The store's own change that the write saved, where one came while the hydration was under way. */
function ownChange({ changes }: Needs, write: Stored, { started, document }: HydrationFact): ChangeFact | undefined {
  if (write.document !== document) return undefined
  return changes.findLast(
    (each) =>
      each.document === document &&
      each.hydration === undefined &&
      each.seq > started.seq &&
      each.seq < write.seq &&
      each.at <= write.at,
  )
}

/** The last that the entry held with the newer values in it. */
function rescueOf(entry: EntryFact, newer: unknown, fields: readonly string[]): Pick<Conclusion, 'rescue'> {
  const held = entry.contents.findLast((each) => {
    const { present, value } = each.content()
    return present && fields.every((name) => sameField(name, value, newer))
  })
  if (!held) return {}
  const from = { source: entry.source, event: held.event }
  return { rescue: { what: 'the newer state as it was saved', from, to: entry.source } }
}

function conclude(facts: Needs, { hydration, applied, newer, fields }: Stale): Conclusion {
  const start = startOf(facts, hydration)
  const entry = facts.entries.find(({ mount }) => mount.length === 0)
  const stored = entry?.contents.findLast((each) => each.at <= endOf(facts, hydration).at)?.content()
  const isSaved = entry !== undefined && fields.some((name) => sameField(name, stored?.value, newer.value))
  const names = list(fields.map(fieldCode))
  const said = list(fields.map(fieldText))
  return {
    confidence: 'certain',
    paths: fields.map(fieldPath),
    sentence: `\`${facts.subject.name}\`: hydration #${hydration.number} finished at ${since(start, applied.at)}, after ${newer.what} ${newer.verb} at ${since(start, newer.moment.at)}, and overwrote it: ${names} ${fields.length === 1 ? 'is' : 'are'} as read before.`,
    consequence: isSaved
      ? `Memory shows older values than ${entry.area}, and the next change of the store writes them over the newer ones: ${said}.`
      : `The newer values are gone from memory${entry ? ` and ${entry.area}` : ''}: ${said}.`,
    evidence: [hydration.started.event, newer.moment.event, applied.event],
    cause: `hydration #${hydration.number} applied what it had read before ${newer.what}`,
    fix: oneHydration(facts.subject),
    ...(isSaved && { trust: entry.source }),
    ...(entry && rescueOf(entry, newer.value, fields)),
  }
}
