import type { ChangeFact, Conclusion, EntryFact, Facts, HydrationFact } from '../core/facts'
import { count, list, since, span } from '../core/timeline/clock'
import { field, fieldCode, fieldNames, fieldPath, fieldText, sameField } from '../core/timeline/fields'
import { encode } from '../core/value/encode'
import { defineRule } from './define-rule'
import { andParts } from './support/parts'
import { awaitHydration } from './support/fix-hydration-order'

type Needs = Pick<Facts, 'subject' | 'hydrations' | 'changes' | 'entries' | 'documents' | 'now'>

/** Flags of the moment: that a hydration resets them costs nobody anything. */
const TRANSIENT = /^(?:is|has)?_?(?:loading|loaded|fetching|pending|ready|mounted|hydrated|initiali[sz]ed|busy|open)$/i

export default defineRule({
  id: 'write-before-hydration',
  severity: 'error',
  precedence: 15,
  needs: ['subject', 'parts', 'hydrations', 'changes', 'entries', 'documents', 'now'],
  check: andParts<Needs & Pick<Facts, 'parts'>>((facts) =>
    facts.hydrations.flatMap((hydration) => {
      const entries = facts.entries.filter((entry) => entry.mount.length === 0)
      for (const entry of entries) {
        const race = raceOf(facts, hydration, entry)
        const conclusion = race && conclude(facts, race)
        if (conclusion) return [conclusion]
      }
      return []
    }),
  ),
})

/** A hydration, what was changed and written before it finished, and how it ended. */
interface Race {
  hydration: HydrationFact
  entry: EntryFact
  early: ChangeFact[]
  writes: EntryFact['contents'][number][]
  saved: { value: unknown; at: number; event: string }
  /** Just after the hydration; then what memory and storage held when the document was left, or hold now. */
  after: unknown
  memory: unknown
  storage: unknown
  start: number
  left: boolean
}

function raceOf(facts: Needs, hydration: HydrationFact, entry: EntryFact): Race | undefined {
  const document = facts.documents.find((each) => each.id === hydration.document)
  const finished =
    hydration.finished ??
    (document?.leftAt === undefined ? undefined : { at: document.leftAt, seq: Number.POSITIVE_INFINITY, failed: false })
  if (!document || !finished || finished.failed) return undefined
  const own = facts.changes.filter((change) => change.document === hydration.document)
  // A later hydration takes in what others wrote meanwhile: only what comes while it is under way is early.
  const from = hydration.number > 1 ? hydration.started.seq : -1
  const until = own.find((change) => change.hydration === hydration.number)?.seq ?? finished.seq
  const early = own.filter((each) => each.hydration === undefined && each.seq > from && each.seq < until)
  const [first] = early
  if (!first) return undefined
  const writes = entry.contents.filter(
    (each) =>
      each.seen === 'written' &&
      each.document === hydration.document &&
      each.at >= first.at &&
      each.seq > first.seq &&
      (each.at < finished.at || each.seq < finished.seq),
  )
  const saved = savedBefore(hydration, entry, writes[0])
  if (!saved) return undefined
  const end = document.leftAt ?? facts.now
  const last = own.findLast((each) => each.at <= end)
  const stored = entry.contents.findLast((each) => each.at <= end)?.content()
  return {
    hydration,
    entry,
    early,
    writes,
    saved,
    after: hydration.after?.value ?? last?.after,
    memory: last ? last.after : hydration.after?.value,
    storage: stored?.present ? stored.value : undefined,
    start: document.startedAt,
    left: document.leftAt !== undefined,
  }
}

/** What the entry held before the first early write, as this version of the store understands it. */
function savedBefore(
  hydration: HydrationFact,
  entry: EntryFact,
  firstWrite: EntryFact['contents'][number] | undefined,
): Race['saved'] | undefined {
  const until = firstWrite ? entry.contents.indexOf(firstWrite) : entry.contents.length
  const readAt = hydration.finished?.at ?? Number.POSITIVE_INFINITY
  const before = entry.contents.slice(0, until).findLast((each) => each.at <= readAt)
  const content = before?.content()
  if (!before || !content?.present || content.unreadable !== undefined) return undefined
  if (hydration.migrated) return { value: hydration.migrated.state, at: before.at, event: before.event }
  // redux-persist hands on what it read, whatever its version.
  const isOther = content.version !== undefined && content.version !== hydration.version
  if (isOther && hydration.read?.state === undefined) return undefined
  return { value: content.value, at: before.at, event: before.event }
}

function conclude(facts: Needs, race: Race): Conclusion | undefined {
  const { saved, after, storage, memory, writes, early } = race
  const written = writes.at(-1)?.content().value
  const fields = fieldNames(saved.value)
  const replaced = writes.length === 0 ? [] : fields.filter((name) => !sameField(name, written, saved.value))
  const parted = replaced.filter(
    (name) => sameField(name, after, saved.value) && !sameField(name, storage, memory) && !isDefaultAgain(race, name),
  )
  const gone = replaced.filter(
    (name) =>
      !sameField(name, after, saved.value) &&
      !sameField(name, memory, saved.value) &&
      !sameField(name, storage, saved.value) &&
      !isDeliberate(race, name),
  )
  const dropped = droppedEdits(race).filter((name) => !parted.includes(name))
  const names = [...parted, ...gone, ...dropped]
  if (names.length === 0) return undefined
  const parts = [
    partedSentence(race, parted),
    goneSentence(race, gone),
    droppedSentence(race, dropped, parted.length + gone.length > 0),
  ]
  const evidence = [
    race.hydration.started,
    ...early.slice(0, 5),
    ...writes.slice(0, 5),
    race.hydration.read,
    race.hydration.finished,
  ]
  return {
    confidence: parted.length + gone.length > 0 ? 'certain' : 'likely',
    paths: names.map(fieldPath),
    sentence: `\`${facts.subject.name}\`: ${sentences(parts)}`,
    consequence: consequence(race, parted, gone, dropped),
    evidence: evidence.flatMap((moment) => (moment ? [moment.event] : [])),
    cause: 'a write ran before hydration finished',
    ...(parted.length === 0 && { standing: standing(race, gone) }),
    ...(parted.length + gone.length > 0 && {
      rescue: {
        what: 'what was saved before that write',
        from: { source: race.entry.source, event: saved.event },
        to: race.entry.source,
      },
    }),
    fix: awaitHydration(facts.subject, parted.length > 0),
    ...(parted.length > 0 && !race.left && { trust: facts.subject.id }),
  }
}

/** A scalar that the early changes set is meant; a collection they made from the default lacks what was saved. */
function isDeliberate(race: Race, name: string): boolean {
  const edited = !sameField(name, initialOf(race), race.early.at(-1)?.after)
  const value = field(race.saved.value, name)
  return edited && (typeof value !== 'object' || value === null)
}

/** What the store was created with, as far as the early changes know. */
function initialOf({ early }: Race): unknown {
  return early[0]?.before?.value
}

/** Storage lacks the field and memory has its default: a reload gives the same. */
function isDefaultAgain(race: Race, name: string): boolean {
  return field(race.storage, name) === undefined && sameField(name, race.memory, initialOf(race))
}

/** Fields that an early change set and the hydration put back, with nothing of the change left on either side. */
function droppedEdits(race: Race): string[] {
  const { early, hydration, saved, after, memory, storage } = race
  const last = early.at(-1)
  const first = initialOf(race)
  if (!last || !hydration.finished) return []
  const names = new Set(early.flatMap((change) => change.fields()))
  return [...names].filter(
    (name) =>
      !TRANSIENT.test(name) &&
      !sameField(name, first, last.after) &&
      !sameField(name, last.after, after) &&
      sameField(name, after, saved.value) &&
      !sameField(name, memory, last.after) &&
      !sameField(name, storage, last.after),
  )
}

/** For the verdict: that the copies agree is no comfort here. */
function standing({ entry, left }: Race, gone: string[]): string {
  if (left) return ''
  if (gone.length > 0) return `memory and ${entry.area} agree, but on defaults.`
  return `memory and ${entry.area} agree, but without the early edit.`
}

function partedSentence({ entry, writes, early, hydration, start }: Race, names: string[]): string {
  const [write] = writes
  if (names.length === 0 || !write) return ''
  const by = caller(early[0]?.by ?? '') || caller(write.by)
  const read = hydration.finished
    ? ` ran before the read finished at ${since(start, hydration.finished.at)}`
    : ' ran before the read'
  return `memory and ${entry.area} disagree on ${code(names)}. A write at ${since(start, write.at)}${by}${read} and replaced the saved value; hydration did not write back.`
}

function goneSentence({ hydration, writes, saved }: Race, names: string[]): string {
  const [write] = writes
  if (names.length === 0 || !write) return ''
  const read = hydration.read ?? hydration.finished
  const when = read ? `${span(read.at - write.at)} before it was read` : 'before it was read'
  const old = Object.fromEntries(names.map((each) => [fieldText(each), field(saved.value, each)]))
  return `saved data was overwritten by defaults ${when}: ${code(names)}. The old value captured at load is ${excerpt(old)}.`
}

function droppedSentence({ early, hydration, start }: Race, names: string[], also: boolean): string {
  const change = early.findLast((each) => each.fields().some((field_) => names.includes(field_)))
  if (names.length === 0 || !change || !hydration.finished) return ''
  const lead = also ? 'Also, ' : ''
  return `${lead}${code(names)} set at ${since(start, change.at)}${caller(change.by)} ${names.length === 1 ? 'was' : 'were'} overwritten by the hydration at ${since(start, hydration.finished.at)}.`
}

function consequence(race: Race, parted: string[], gone: string[], dropped: string[]): string {
  const said = (names: string[]) => `${count(names.length, 'field')}: ${list(names.map(fieldText))}`
  const parts: string[] = []
  if (parted.length > 0)
    parts.push(race.left ? `Leaving the page lost ${said(parted)}.` : `Reloading now loses ${said(parted)}.`)
  if (gone.length > 0)
    parts.push(`A reload brings back the defaults, for ${race.entry.area} holds them too; lost: ${said(gone)}.`)
  if (dropped.length > 0) parts.push(`The edit is lost on both sides: ${list(dropped.map(fieldText))}.`)
  return parts.join(' ')
}

/** The first goes on after the subject's name. */
function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part, index) => (index === 0 ? part : `${part.charAt(0).toUpperCase()}${part.slice(1)}`))
    .join(' ')
}

/** A value as JSON, cut where it gets long. */
function excerpt(value: unknown): string {
  const text = JSON.stringify(encode(value, 2_000))
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function code(names: string[]): string {
  return list(names.map(fieldCode))
}

function caller(by: string): string {
  return by === '' || by === 'unknown' ? '' : ` (${by})`
}
