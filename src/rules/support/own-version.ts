import type { Conclusion, EntryFact, Facts } from '../../core/facts'
import { count, list, since } from '../../core/timeline/clock'
import { type Dictionary, isDictionary } from '../../core/timeline/entity'
import { fieldCode, fieldPath, fieldText, sameField } from '../../core/timeline/fields'
import { isVersionName } from '../../core/timeline/version-name'
import { lookup } from '../../core/value/path'
import { migrateFrom } from './fix-migration'

type Needs = Pick<
  Facts,
  'subject' | 'changes' | 'entries' | 'requests' | 'documents' | 'memory' | 'uses' | 'thresholds'
>
type Stored = EntryFact['contents'][number]

/** An entry with a version of the app's own, which the next document read, left aside and wrote over with its defaults. */
interface Discard {
  entry: EntryFact
  found: Stored
  written: Stored
  versions: { from: number; to: number }
  fields: string[]
}

/** The last time that an app which saves by itself wrote defaults over what another version of it had saved. */
export function ownVersionDiscards(facts: Needs): Conclusion[] {
  const discards = facts.documents.flatMap((document) =>
    facts.entries.flatMap((entry) => discardIn(facts, document, entry) ?? []),
  )
  const last = discards.at(-1)
  return last ? [conclude(facts, last)] : []
}

function discardIn(facts: Needs, { id, initial }: Needs['documents'][number], entry: EntryFact): Discard | undefined {
  const { contents, mount, reads } = entry
  if (!isDictionary(initial?.value) || mount.length > 0 || !reads.some(({ document }) => document === id))
    return undefined
  const index = contents.findIndex(({ document, seen }) => document === id && seen === 'written')
  const written = contents[index]
  const found = contents[index - 1]
  const [old, now] = [found?.state()?.value, written?.state()?.value]
  if (!found || !written || !isDictionary(old) || !isDictionary(now)) return undefined
  const versions = versionsOf(old, now)
  if (!versions) return undefined
  const told = Object.keys(old).filter((name) => name in now && !isEmpty(old[name]) && !isVersionName(name))
  const changed = told.filter((name) => !sameField(name, initial.value, old))
  // Whatever of it was taken over, or made into something else, was migrated.
  const begun = begunWith(facts, id) ?? initial.value
  if (changed.some((name) => !sameField(name, initial.value, begun))) return undefined
  const fields = changed.filter(
    (name) =>
      sameField(name, initial.value, now) && !sameField(name, facts.memory?.value, old) && !isFetched(facts, id, name),
  )
  return fields.length > 0 ? { entry, found, written, versions, fields } : undefined
}

/** What the app had made of the store when the user began with it. */
function begunWith({ changes, uses, thresholds }: Needs, document: string): unknown {
  const own = changes.filter((each) => each.document === document)
  const used = uses.find((each) => each.document === document)?.seq ?? Number.POSITIVE_INFINITY
  const until = (own[0]?.at ?? 0) + thresholds.settledAfterMs
  return own.findLast(({ seq, at }) => seq < used && at <= until)?.after
}

function versionsOf(old: Dictionary, now: Dictionary): Discard['versions'] | undefined {
  const name = Object.keys(old).find(isVersionName)
  const [from, to] = name === undefined ? [] : [old[name], now[name]]
  return typeof from === 'number' && typeof to === 'number' && from !== to ? { from, to } : undefined
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return (Array.isArray(value) && value.length === 0) || (isDictionary(value) && Object.keys(value).length === 0)
}

/** A copy of the server's data, which is asked for anew. */
function isFetched({ requests }: Needs, document: string, name: string): boolean {
  return requests.some(
    (request) =>
      request.document === document &&
      !request.writes &&
      request.outcome === 'ok' &&
      (request.mount.length === 0 ? lookup(request.known?.value, [name]) !== undefined : request.mount[0] === name),
  )
}

function conclude({ subject, documents }: Needs, { entry, found, written, versions, fields }: Discard): Conclusion {
  const { from, to } = versions
  const start = documents.find(({ id }) => id === written.document)?.startedAt ?? written.at
  const plain = list(fields.map(fieldText))
  return {
    confidence: 'likely',
    paths: fields.map(fieldPath),
    sentence: `\`${subject.name}\`: v${from} data in ${entry.area} \`${entry.key}\` was read and left aside by an app that writes v${to}; overwritten at ${since(start, written.at)}. ${count(fields.length, 'field')} lost: ${list(fields.map(fieldCode))}.`,
    consequence: `A reload does not bring back ${plain}. The old value is in this recording; put back, it is ignored again until the app converts it.`,
    evidence: [found.event, written.event],
    cause: `v${from} data was ignored by an app that writes v${to}`,
    fix: migrateFrom(subject, versions, ''),
    standing: `memory and ${entry.area} both hold defaults; the saved v${from} data is gone on ${plain}.`,
    rescue: {
      what: `what was saved by version ${from}`,
      from: { source: entry.source, event: found.event },
      to: entry.source,
    },
  }
}
