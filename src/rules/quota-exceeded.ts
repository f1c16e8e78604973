import type { Cleared, Conclusion, DifferenceFact, EntryFact, Facts } from '../core/facts'
import { agree } from '../core/timeline/agree'
import { below } from '../core/timeline/below'
import { bytesText } from '../core/timeline/bytes'
import { count, list } from '../core/timeline/clock'
import { entityId } from '../core/timeline/entity'
import { fieldCode, fieldNames, fieldPath, fieldText, sameField } from '../core/timeline/fields'
import { QUOTA_ERROR } from '../core/timeline/failure'
import { Opaque } from '../core/value/opaque'
import { formatPath, lookup, type Path } from '../core/value/path'
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
    facts.entries.flatMap((entry): (Cleared | Conclusion)[] => {
      const documents = [...new Set(entry.writes.map(({ document }) => document))]
      const refusals = documents.flatMap((document) => refusalIn(facts, entry, document) ?? [])
      const last = refusals.at(-1)
      return last ? [conclude(facts, entry, last)] : cleared(facts, entry)
    }),
})

/** A write was refused for want of room, and nothing is missing for it. */
function cleared({ clock }: Needs, { key, area, mount, writes }: EntryFact): Cleared[] {
  const refused = writes.findLast((write) => write.refused !== undefined && QUOTA_ERROR.test(write.refused))
  if (!refused) return []
  const again = writes.find(
    ({ document, seq, refused: error }) => document === refused.document && seq > refused.seq && error === undefined,
  )
  const why = again
    ? `it was tried again with success at ${clock.time(again.at)}`
    : 'memory has nothing that storage lacks: rolled back, or never changed'
  return [
    {
      cleared: `A write of ${area} \`${key}\` was refused (${refused.refused ?? ''}) at ${clock.time(refused.at)}; ${why}`,
      paths: [[...mount]],
      evidence: [refused.event, ...(again ? [again.event] : [])],
    },
  ]
}

interface Refusal {
  writes: Write[]
  paths: Path[]
  left: boolean
  /** Memory does not have it either: who else has. */
  stopped?: { holders: readonly string[] }
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
  if (paths.length > 0) return { writes, paths, left }
  return facts.memory && !left ? stopped(facts, entry, writes) : undefined
}

/** Code that saves first and sets then was stopped by the error: the store has not changed since, and lacks it as well. */
function stopped(facts: Needs, entry: EntryFact, writes: Write[]): Refusal | undefined {
  const [first, last] = [writes[0], writes.at(-1)]
  const attempted = last?.attempted?.()
  if (!first || !last || !attempted?.present || isCut(attempted.value)) return undefined
  if (facts.changes.some(({ document, seq }) => document === first.document && seq > first.seq)) return undefined
  const memory = lookup(facts.memory?.value, entry.mount)?.value
  const lacking = unsaved(entry, last).filter(([name]) => {
    const at = String(name ?? '')
    return !sameField(at, attempted.value, memory)
  })
  if (lacking.length === 0) return undefined
  const holders = facts.differences.flatMap(({ path, values }) => {
    const rest = below(entry.mount, path)
    const saved = rest && lookup(attempted.value, rest)
    return saved ? [...values].flatMap(([source, { value }]) => (agree(value, saved.value) ? [source] : [])) : []
  })
  const paths = lacking.map((path) => [...entry.mount, ...path])
  return { writes, paths: named(paths, facts.thresholds.namedPaths), left: false, stopped: { holders } }
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
  if (isList(attempted.value) && isList(value)) return unsavedOf(attempted.value, value)
  return fieldNames(attempted.value)
    .filter((name) => !sameField(name, attempted.value, value))
    .map(fieldPath)
}

const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.every((each) => entityId(each) !== undefined)

/** Of a list of entities, those that were to be added or changed; the whole where it was to lose some. */
function unsavedOf(attempted: readonly unknown[], stored: readonly unknown[]): Path[] {
  const byId = new Map(stored.map((each) => [entityId(each), each]))
  const missing = attempted.filter((each) => !agree(each, byId.get(entityId(each))))
  if (missing.length === 0) return agree(attempted, stored) ? [] : [[]]
  return missing.map((each) => [entityId(each) ?? ''])
}

function conclude(facts: Needs, entry: EntryFact, { writes, paths, left, stopped: ended }: Refusal): Conclusion {
  const [first] = writes
  const last = writes.at(-1)
  const names = paths.map((path) => formatPath(path))
  const size = sizeOf(last)
  const times = writes.length > 1 ? `${writes.length} writes, the last` : 'Write'
  const at = facts.clock.time(first?.at ?? 0)
  const heldSome = entry.contents.some((each) => each.content().present)
  const isTest = facts.memory === undefined && !heldSome && !isData(last?.attempted?.().value)
  const failed = `\`${facts.subject.name}\`: ${times}${size} to ${entry.area} failed (${last?.refused ?? ''})`
  const [holder] = ended?.holders ?? []
  const evidence = writes.slice(-5).map(({ event }) => event)
  const fix = makeRoom(facts.subject, entry)
  const cause = `the write was refused (${last?.refused ?? ''})`
  if (ended)
    return {
      severity: holder === undefined ? 'info' : 'warning',
      confidence: 'likely',
      paths,
      sentence: `${failed} at ${at}, and the store did not take in either what was to be saved: ${list(names.map(fieldCode))}.`,
      consequence: `${holder === undefined ? 'Unless the page says so, nobody knows that it was not saved' : 'The server has it; this browser shows the older state, also after a reload'}: ${list(names.map(fieldText))}.`,
      evidence,
      cause,
      fix,
      ...(holder !== undefined && { trust: holder }),
    }
  return {
    ...(isTest && { severity: 'info' as const }),
    confidence: facts.memory ? 'certain' : isTest ? 'possible' : 'likely',
    paths,
    sentence: `${failed}; ${facts.memory ? 'memory is ahead of storage' : 'storage lacks what was to be saved'} since ${at} on ${list(names.map(fieldCode))}.`,
    consequence: `${left ? 'Leaving the page lost' : 'Reloading loses'} ${count(paths.length, 'change')}: ${list(names.map(fieldText))}.`,
    evidence,
    cause,
    fix,
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
