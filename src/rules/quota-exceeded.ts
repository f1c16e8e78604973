import type { Conclusion, DifferenceFact, EntryFact, Facts } from '../core/facts'
import { agree } from '../core/timeline/agree'
import { below } from '../core/timeline/below'
import { bytesText } from '../core/timeline/bytes'
import { count, list } from '../core/timeline/clock'
import { fieldCode, fieldNames, fieldPath, fieldText, sameField } from '../core/timeline/fields'
import { QUOTA_ERROR } from '../core/timeline/failure'
import { Opaque } from '../core/value/opaque'
import { formatPath, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { makeRoom } from './support/fixes'
import { named } from './support/named'

type Needs = Pick<
  Facts,
  'subject' | 'entries' | 'changes' | 'differences' | 'leavings' | 'documents' | 'memory' | 'thresholds' | 'clock'
>
type Write = EntryFact['writes'][number]

export default defineRule({
  id: 'quota-exceeded',
  severity: 'error',
  precedence: 33,
  needs: ['subject', 'entries', 'changes', 'differences', 'leavings', 'documents', 'memory', 'thresholds', 'clock'],
  check: (facts) =>
    facts.entries.flatMap((entry) => {
      const documents = [...new Set(entry.writes.map(({ document }) => document))]
      const refusals = documents.flatMap((document) => refusalIn(facts, entry, document) ?? [])
      const last = refusals.at(-1)
      return last ? [conclude(facts, entry, last)] : []
    }),
})

interface Refusal {
  writes: Write[]
  paths: Path[]
  left: boolean
}

/** The writes refused in a document since the last that was not, and what storage lacks for it. */
function refusalIn(facts: Needs, entry: EntryFact, document: string): Refusal | undefined {
  const own = entry.writes.filter((write) => write.document === document)
  const writes = own.slice(
    own.findLastIndex((write) => write.refused === undefined || !QUOTA_ERROR.test(write.refused)) + 1,
  )
  const last = writes.at(-1)
  if (!last) return undefined
  const leaving = facts.leavings.find((each) => each.document === document)
  const left =
    leaving !== undefined || facts.documents.some((each) => each.id === document && each.leftAt !== undefined)
  const missing = facts.memory
    ? behind(facts, entry, left ? (leaving?.differences ?? []) : facts.differences)
    : unsaved(entry, last)
  const paths = named(missing, facts.thresholds.namedPaths)
  return paths.length > 0 ? { writes, paths, left } : undefined
}

/** Where memory is ahead of the entry; after a rollback it is not. */
function behind({ subject }: Needs, entry: EntryFact, differences: readonly DifferenceFact[]): Path[] {
  return differences
    .filter(({ path, covers, change, values }) => {
      if (!covers.has(entry.source) || !below(entry.mount, path) || !change?.observed) return false
      const [own, stored] = [values.get(subject.id), values.get(entry.source)]
      return change.hydration === undefined && !(own && stored && agree(own.value, stored.value))
    })
    .map(({ path }) => path)
}

/** What the refused write would have changed, where no store is known that has it. */
function unsaved(entry: EntryFact, write: Write): Path[] {
  const attempted = write.attempted?.()
  const stored = entry.contents.at(-1)?.content()
  if (!attempted?.present) return []
  if (isCut(attempted.value)) return [[]]
  const value = stored?.present ? stored.value : undefined
  return fieldNames(attempted.value)
    .filter((name) => !sameField(name, attempted.value, value))
    .map(fieldPath)
}

function conclude(facts: Needs, entry: EntryFact, { writes, paths, left }: Refusal): Conclusion {
  const [first] = writes
  const last = writes.at(-1)
  const names = paths.map((path) => formatPath(path))
  const size = sizeOf(last)
  const times = writes.length > 1 ? `${writes.length} writes, the last` : 'Write'
  const at = facts.clock.time(first?.at ?? 0)
  const heldSome = entry.contents.some((each) => each.content().present)
  const isTest = facts.memory === undefined && !heldSome && !isData(last?.attempted?.().value)
  return {
    ...(isTest && { severity: 'info' as const }),
    confidence: facts.memory ? 'certain' : isTest ? 'possible' : 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: ${times}${size} to ${entry.area} failed (${last?.refused ?? ''}); ${facts.memory ? 'memory is ahead of storage' : 'storage lacks what was to be saved'} since ${at} on ${list(names.map(fieldCode))}.`,
    consequence: `${left ? 'Leaving the page lost' : 'Reloading loses'} ${count(paths.length, 'change')}: ${list(names.map(fieldText))}.`,
    evidence: writes.slice(-5).map(({ event }) => event),
    cause: `the write was refused (${last?.refused ?? ''})`,
    fix: makeRoom(facts.subject, entry),
    ...(!left && facts.memory && { trust: facts.subject.id }),
  }
}

/** Too large to be recorded whole. */
function isCut(value: unknown): value is Opaque {
  return value instanceof Opaque && value.kind === 'truncated'
}

/** A key that held nothing, and that no store holds, may be a test of how much room there is: those write filler, not data. */
function isData(value: unknown): boolean {
  return isCut(value) ? /^\s*[{[]/.test(value.head ?? '') : typeof value === 'object' && value !== null
}

/** ` of 514 B`: two bytes for each UTF-16 unit in web storage; nothing where it is not known. */
function sizeOf(write: Write | undefined): string {
  const { text, value } = write?.attempted?.() ?? {}
  const length = isCut(value) ? value.size : text?.length
  if (length === undefined) return ''
  return ` of ${bytesText(length)}`
}
