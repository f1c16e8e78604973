import type { Cleared, Conclusion, EntryFact, Facts, HydrationFact } from '../core/facts'
import { count, list, since } from '../core/timeline/clock'
import { field, fieldCode, fieldNames, fieldPath, fieldText, sameField } from '../core/timeline/fields'
import type { Content } from '../core/timeline/history'
import { defineRule } from './define-rule'
import { andParts } from './support/parts'
import { migrateFrom } from './support/fix-migration'
import { advancedBy, isFetchedAgain, migrationsOf } from './support/migrating'
import { ownVersionDiscards } from './support/own-version'

type Needs = Pick<
  Facts,
  | 'subject'
  | 'persist'
  | 'hydrations'
  | 'changes'
  | 'entries'
  | 'requests'
  | 'documents'
  | 'memory'
  | 'uses'
  | 'thresholds'
>
type Stored = EntryFact['contents'][number]

/** A rescue is offered in full up to so many characters of text. */
const RESCUED_TEXT = 400

export default defineRule({
  id: 'version-discard',
  severity: 'error',
  precedence: 5,
  needs: [
    'subject',
    'parts',
    'persist',
    'hydrations',
    'changes',
    'entries',
    'requests',
    'documents',
    'memory',
    'uses',
    'thresholds',
  ],
  check: andParts<Needs & Pick<Facts, 'parts'>>((facts) => {
    if (!facts.persist) return ownVersionDiscards(facts)
    const discards = facts.hydrations.flatMap((hydration) =>
      facts.entries.flatMap((entry) => discardOf(facts, hydration, entry) ?? []),
    )
    const last = discards.at(-1)
    return [...(last ? [conclude(facts, last)] : []), ...migrations(facts)]
  }),
})

/** Other versions that were taken in, each told once. */
function migrations({ subject, hydrations }: Needs): Cleared[] {
  const told = new Map<string, Cleared>()
  for (const { migrated, version, started } of hydrations) {
    const { fromVersion } = migrated ?? {}
    if (!migrated || fromVersion === undefined || fromVersion === version) continue
    const cleared = `\`${subject.name}\`: v${fromVersion} data was found by a v${version} store, whose \`migrate\` took it in.`
    told.set(cleared, { cleared, paths: [], evidence: [started.event, migrated.event] })
  }
  return [...told.values()]
}

/** A hydration that found another version and left it. */
interface Discard {
  hydration: HydrationFact
  entry: EntryFact
  found: Stored
  content: Content
  /** Fields whose saved value is not in memory, neither then nor now. */
  fields: string[]
}

function discardOf(facts: Needs, hydration: HydrationFact, entry: EntryFact): Discard | undefined {
  const { finished, started, document } = hydration
  if (!finished || hydration.migrated || entry.mount.length > 0) return undefined
  if (hasMigrated(facts, hydration)) return undefined
  const found = entry.contents.findLast(
    (each) =>
      each.seq <= finished.seq &&
      !(each.seen === 'written' && each.document === document && (each.at > started.at || each.seq > started.seq)),
  )
  const content = found?.content()
  if (!found || !content?.present || content.version === undefined || content.version === hydration.version)
    return undefined
  const after = hydration.after?.value
  const fields = fieldNames(content.value).filter(
    (name) =>
      !isEmpty(field(content.value, name)) &&
      !sameField(name, after, content.value) &&
      !sameField(name, facts.memory?.value, content.value) &&
      !isFetchedAgain(facts.requests, hydration, name),
  )
  return fields.length > 0 ? { hydration, entry, found, content, fields } : undefined
}

/** Its `migrate` ran or threw, and the entry says the new version since: not left aside, but lost on the way. */
function hasMigrated(facts: Needs, hydration: HydrationFact): boolean {
  return migrationsOf(facts).some(
    (migration) => migration.hydration === hydration && advancedBy(migration) !== undefined,
  )
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function conclude(facts: Needs, discard: Discard): Conclusion {
  const { hydration, entry, found, content, fields } = discard
  const from = content.version ?? 0
  const to = hydration.version
  const overwritten = overwriteOf(discard)
  const which = count(fields.length, 'field')
  const names = list(fields.map(fieldCode))
  const why = facts.persist?.hasMigrate
    ? `its \`migrate\` ${hydration.finished?.failed ? 'failed' : 'did not run'}`
    : 'it has no `migrate`'
  const toldBy = facts.persist?.hasMigrate ? 'its `migrate` takes them in' : 'there is a `migrate`'
  const older = from < to ? '' : ' (a rollback to an older release)'
  const start = facts.documents.find((each) => each.id === (overwritten ?? hydration.started).document)?.startedAt ?? 0
  const fate = overwritten
    ? `; overwritten at ${since(start, overwritten.at)}${byOf(facts, overwritten)}. ${which} lost: ${names}.`
    : `; still recoverable until the next write. ${which} at risk: ${names}.`
  const plain = list(fields.map(fieldText))
  const standing = overwritten
    ? `memory and ${entry.area} both hold defaults; the saved v${from} data is gone on ${plain}.`
    : `memory shows defaults while ${entry.area} still holds the saved v${from} data on ${plain}.`
  const rescuable = content.text !== undefined && entry.kind !== 'indexedDB'
  return {
    confidence: facts.persist?.hasMigrate ? 'likely' : 'certain',
    paths: fields.map(fieldPath),
    sentence: `\`${facts.subject.name}\`: v${from} data ignored by a v${to} store${older}, because ${why}${fate}`,
    consequence: overwritten
      ? `A reload does not bring back ${plain}. The old value is in this recording; put back, it is ignored again until ${toldBy}.`
      : `The next change of the store overwrites them for good: ${plain}.`,
    evidence: [found.event, hydration.started.event, hydration.finished?.event ?? '', overwritten?.event ?? ''].filter(
      (event) => event !== '',
    ),
    cause: `v${from} data was ignored by a v${to} store`,
    fix: migrateFrom(facts.subject, { from, to }, overwritten && rescuable ? rescueCode(entry, content) : ''),
    standing,
    rescue: {
      what: `what was saved by version ${from}`,
      from: { source: entry.source, event: found.event },
      to: entry.source,
    },
    ...(!overwritten && { trust: entry.source }),
  }
}

/** Who caused a write: whoever changed the store before it, for the write itself is the library's. */
function byOf({ changes }: Needs, write: Stored): string {
  const change = changes.findLast((each) => each.document === write.document && each.seq < write.seq)
  const by = [change?.by, write.by].find((each) => each !== undefined && each !== 'unknown')
  return by === undefined ? '' : ` by ${by}`
}

/** The first write after which the entry held another version; undefined while the saved text still stands. */
function overwriteOf({ entry, found, content }: Discard): Stored | undefined {
  const index = entry.contents.indexOf(found)
  return entry.contents.slice(index + 1).find((each) => each.content().version !== content.version)
}

function rescueCode(entry: EntryFact, { text = '' }: Content): string {
  if (text.length > RESCUED_TEXT)
    return `// The old text (${text.length} characters) is in this recording: put it back once migrate is there.`
  return `// Put the old text back once migrate is there:\n${entry.area}.setItem(${JSON.stringify(entry.key)}, ${JSON.stringify(text)})`
}
