import type { Cleared, Conclusion, Facts } from '../core/facts'
import { count, list, since } from '../core/timeline/clock'
import { isDictionary } from '../core/timeline/entity'
import { field, fieldCode, fieldNames, fieldText, sameField } from '../core/timeline/fields'
import { lookup } from '../core/value/path'
import { defineRule } from './define-rule'
import { applyMigration } from './support/fix-migration'
import { filledFields, memoryAfter, startOf, type Stored } from './support/hydrating'
import { advancedBy, isFetchedAgain, type Migration, migrationsOf } from './support/migrating'

type Needs = Pick<
  Facts,
  'subject' | 'persist' | 'hydrations' | 'changes' | 'entries' | 'requests' | 'documents' | 'memory' | 'now'
>

export default defineRule({
  id: 'migration-not-applied',
  severity: 'error',
  precedence: 6,
  needs: ['subject', 'persist', 'hydrations', 'changes', 'entries', 'requests', 'documents', 'memory', 'now'],
  check: (facts) => {
    const last = migrationsOf(facts).at(-1)
    if (!last) return []
    const advanced = advancedBy(last)
    const fields = fieldsAtDefault(facts, last)
    if (advanced && fields.length > 0) return [conclude(facts, last, advanced, fields)]
    return last.outcome === 'returned' && fields.length === 0 ? [clear(last)] : []
  },
})

/** Fields that hold what the store begins with, where they should hold what was saved. */
function fieldsAtDefault(facts: Needs, migration: Migration): string[] {
  const { hydration, entry, old, result } = migration
  const at = (state: unknown): unknown => lookup(state, entry.mount)?.value
  const expected = result && isDictionary(result.value) ? result.value : old
  const initial = at(facts.documents.find(({ id }) => id === hydration.document)?.initial?.value)
  const after = at(hydration.after?.value ?? hydration.before?.value)
  const later = [after, at(memoryAfter(facts, hydration)), at(facts.memory?.value)]
  return filledFields(expected).filter((name) => {
    const isOmitted = facts.persist?.omits.some((path) => path.length === 1 && path[0] === name)
    if (isOmitted || later.some((state) => sameField(name, state, expected))) return false
    const isKnown = expected !== old || fieldNames(initial).includes(name)
    return isKnown && sameField(name, after, initial) && !isFetchedAgain(facts.requests, hydration, name)
  })
}

function conclude(facts: Needs, migration: Migration, advanced: Stored, fields: readonly string[]): Conclusion {
  const { hydration, entry, found, from, result, outcome } = migration
  const { name } = facts.subject
  const start = startOf(facts, advanced)
  const names = list(fields.map(fieldCode))
  const plain = list(fields.map(fieldText))
  const what = howItFailed(migration, start)
  return {
    confidence:
      outcome === 'unanswered' || (outcome === 'returned' && result?.value === undefined) ? 'likely' : 'certain',
    paths: fields.map((each) => (each === '' ? entry.mount : [...entry.mount, each])),
    sentence: `\`${name}\`: \`migrate\` from v${from} to v${hydration.version} ${what}, yet ${entry.area} says v${hydration.version} since ${since(start, advanced.at)}: ${names} ${fields.length === 1 ? 'holds its default' : 'hold defaults'}.`,
    consequence: `${count(fields.length, 'saved field')} gone from memory and ${entry.area}, and nothing will migrate again: ${plain}. This recording still has what v${from} had saved.`,
    evidence: [found, hydration.started, hydration.read, hydration.migrated, hydration.finished, advanced].flatMap(
      (moment) => (moment ? [moment.event] : []),
    ),
    cause: 'a migration ran and its result was not applied',
    standing: `memory and ${entry.area} agree, but on defaults for ${plain}.`,
    fix: applyMigration(facts.subject, from, hydration.version),
    rescue: {
      what: `what v${from} had saved`,
      from: { source: entry.source, event: found.event },
      to: entry.source,
    },
  }
}

function howItFailed({ hydration: { finished, migrated }, result, outcome }: Migration, start: number): string {
  if (outcome === 'threw') return `threw (${finished?.error ?? 'an error'})`
  if (outcome === 'unanswered') return 'was not awaited, and has returned nothing so far'
  if (outcome === 'returned late')
    return `was not awaited: its result came at ${since(start, migrated?.at ?? 0)}, after the store had been hydrated`
  if (result?.value === undefined || result.value === null) return 'returned nothing'
  return 'ran and its result was left aside'
}

function clear({ from, hydration, found, result }: Migration): Cleared {
  const fields = filledFields(result?.value).filter((name) => field(result?.value, name) !== undefined)
  return {
    cleared: `\`migrate\` from v${from} to v${hydration.version} ran, and its result is in memory`,
    paths: fields.map((name) => [name]).slice(0, 20),
    evidence: [found.event, hydration.started.event, hydration.migrated?.event ?? ''].filter((each) => each !== ''),
  }
}
