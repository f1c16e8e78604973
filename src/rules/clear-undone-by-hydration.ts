import type { ChangeFact, Conclusion, EntryFact, Facts, HydrationFact } from '../core/facts'
import { list, since } from '../core/timeline/clock'
import { fieldPath, fieldText, sameField } from '../core/timeline/fields'
import { defineRule } from './define-rule'
import { andParts } from './support/parts'
import { clearAfterHydration } from './support/fix-hydration-order'
import { appliedBy, filledFields, memoryAfter, startOf, type Stored } from './support/hydrating'

type Needs = Pick<Facts, 'subject' | 'hydrations' | 'changes' | 'entries' | 'documents' | 'now'>

export default defineRule({
  id: 'clear-undone-by-hydration',
  severity: 'error',
  precedence: 13,
  needs: ['subject', 'parts', 'hydrations', 'changes', 'entries', 'documents', 'now'],
  check: andParts<Needs & Pick<Facts, 'parts'>>((facts) => {
    const undone = facts.hydrations.flatMap((hydration) =>
      facts.entries.flatMap((entry) => undoneBy(facts, hydration, entry) ?? []),
    )
    const last = undone.at(-1)
    return last ? [conclude(facts, last)] : []
  }),
})

interface Undone {
  hydration: HydrationFact
  entry: EntryFact
  cleared: Stored
  applied: ChangeFact
  fields: string[]
}

function undoneBy(facts: Needs, hydration: HydrationFact, entry: EntryFact): Undone | undefined {
  const applied = appliedBy(facts, hydration)
  const state = hydration.migrated ? hydration.migrated.state : hydration.read?.state
  if (!applied || state === undefined || entry.mount.length > 0) return undefined
  const cleared = entry.contents.find(
    (each, index) =>
      each.seen === 'removed' && isBetween(each, hydration, applied) && entry.contents[index - 1]?.content().present,
  )
  if (!cleared || isSavedAnew(entry, cleared, applied)) return undefined
  const memory = memoryAfter(facts, hydration)
  const fields = filledFields(state).filter(
    (name) => !sameField(name, hydration.before?.value, state) && sameField(name, memory, state),
  )
  return fields.length > 0 ? { hydration, entry, cleared, applied, fields } : undefined
}

/** An asynchronous removal is known when it has succeeded, but counts from when it was asked for. */
function isBetween({ at, seq }: Stored, { started }: HydrationFact, applied: ChangeFact): boolean {
  return seq > started.seq && at >= started.at && (at < applied.at || (at === applied.at && seq < applied.seq))
}

/** Something else was saved there since, and read by the hydration. */
function isSavedAnew(entry: EntryFact, cleared: Stored, applied: ChangeFact): boolean {
  const next = entry.contents[entry.contents.indexOf(cleared) + 1]
  return next !== undefined && next.seen !== 'removed' && next.seq < applied.seq
}

function conclude(facts: Needs, { hydration, entry, cleared, applied, fields }: Undone): Conclusion {
  const start = startOf(facts, hydration)
  const isBack = entry.contents.at(-1)?.content().present === true
  const names = list(fields.map((name) => `\`${fieldText(name)}\``))
  const by = cleared.by === 'unknown' ? '' : ` (${cleared.by})`
  return {
    confidence: 'certain',
    paths: fields.map(fieldPath),
    sentence: `\`${facts.subject.name}\`: ${entry.area} was cleared at ${since(start, cleared.at)}${by} while hydration #${hydration.number} was under way, and at ${since(start, applied.at)} it applied what it had read before: ${names} ${fields.length === 1 ? 'is' : 'are'} back in memory${isBack ? ` and in ${entry.area}` : ''}.`,
    consequence: isBack
      ? `What was cleared is saved again: ${list(fields.map(fieldText))}.`
      : `The next change of the store saves what was cleared again: ${list(fields.map(fieldText))}.`,
    evidence: [hydration.started, cleared, hydration.read, applied].flatMap((each) => (each ? [each.event] : [])),
    cause: 'a hydration brought back what was cleared meanwhile',
    fix: clearAfterHydration(facts.subject),
    ...(!isBack && { trust: entry.source }),
  }
}
