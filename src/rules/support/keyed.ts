import type { EntryFact, Facts, RemovalFact } from '../../core/facts'
import { isDictionary } from '../../core/timeline/entity'
import { idOf, recordOf } from '../../core/timeline/collections'
import { formatPath, lookup, type Path } from '../../core/value/path'
import { type HeldState, heldState } from './held-over-time'
import { isNumbered, isNumeric, isRecordOfTheGone, isSelection, isTellingId, nameKind, namesIn } from './id-names'
import { type Mention, mentionsIn } from './mentions'
import { changesOf } from './rhythm'

export type KeyedNeeds = Pick<Facts, 'subject' | 'memory' | 'changes' | 'entries' | 'removals'>

/** Something kept under the id of an entity that has left since: a member of a record, or a storage entry of its own. */
export interface Keyed {
  path: Path
  removal: RemovalFact
  /** `draft:b`, where it is an entry. */
  entry?: EntryFact
  /** When it was put there, after the entity had come; undefined where that was not seen. */
  put: { event: string } | undefined
}

/** Of the keys of a record so many may be no ids: a default, a new one without an id yet. */
const OTHER_KEYS = 1
/** What stands between the name and the id in a storage key. */
const SEPARATORS = /[:/._\-@|#]/

/** What is kept by the id of entities that have left, be they deleted or merely not shown any more. */
export function keyedIn(facts: KeyedNeeds): Keyed[] {
  if (facts.removals.length === 0) return []
  const byId = new Map<string, RemovalFact[]>()
  for (const removal of facts.removals.toReversed()) byId.set(removal.id, [...(byId.get(removal.id) ?? []), removal])
  const held = heldState(facts)
  const members = held ? mentionsIn(held.value, new Set(byId.keys())).filter(({ as }) => as === 'key') : []
  return [
    ...members.flatMap((mention) =>
      (byId.get(mention.id) ?? []).flatMap((removal) => memberOf(removal, mention, held)).slice(0, 1),
    ),
    ...facts.entries.flatMap((entry) => facts.removals.flatMap((removal) => entryOf(removal, entry)).slice(0, 1)),
  ]
}

function memberOf(removal: RemovalFact, { path, id, value }: Mention, held: HeldState | undefined): Keyed[] {
  const { from } = removal
  const owner = path.slice(0, -1)
  const names = namesIn(owner, removal.isId)
  const name = names.at(-1) ?? held?.name
  if (
    !held ||
    name === undefined ||
    (idOf(value) === id && !isUnlisted(removal, owner, held)) ||
    isEmpty(value) ||
    isRecordOfTheGone(names)
  )
    return []
  if (isSelection(from.words) && removal.how !== 'deleted') return []
  const kind = nameKind(name, from.words)
  if (removal.elsewhere.some((words) => !kind.names || nameKind(name, words).names)) return []
  // Which of two records of plain things is about the other, only their names can tell: `notes`, `noteDrafts`.
  if (!removal.isEntity && idOf(value) !== id && isDictionary(value) && (!kind.names || kind.fits)) return []
  const keys = recordOf(lookup(held.value, owner)?.value)?.map(([key]) => key) ?? []
  if (!areIds(keys, removal, isNumeric(id) && isNumbered(names))) return []
  const put = putBy(held, path)
  if (put && (put.seq >= removal.seq || isBefore(put, removal))) return []
  return [{ path, removal, put }]
}

/** An entity itself is left in its record when the list of ids beside it has it no longer. */
function isUnlisted({ isEntity, from }: RemovalFact, owner: Path, { store }: HeldState): boolean {
  const [list, record] = [from.path.slice(0, -1), owner.slice(0, -1)].map((path) => formatPath(path))
  return !isEntity && from.store === store && from.path.length > 0 && list === record
}

function areIds(keys: readonly string[], { from, isId, id }: RemovalFact, isOfNumbers: boolean): boolean {
  const ids = from.ids()
  const others = keys.filter((key) => !ids.has(key) && !isId(key)).length
  if (isNumeric(id)) return others === 0 && !isOfNumbers
  return others <= Math.max(OTHER_KEYS, keys.length / 5)
}

/** The change that put something there where nothing had been; undefined where it was there from the beginning, or restored. */
function putBy({ changes }: HeldState, path: Path) {
  const put = changesOf(changes, path).findLast(({ before }) => !before || !lookup(before.value, path))
  return put?.hydration === undefined ? put : undefined
}

function isBefore({ seq }: { seq: number }, { since }: RemovalFact): boolean {
  const { seq: from, observed } = since()
  return observed && seq < from
}

/** An entry of storage whose key names the entity. */
function entryOf(removal: RemovalFact, entry: EntryFact): Keyed[] {
  const { id, from, elsewhere } = removal
  const name = keyWithout(entry.key, id)
  const last = entry.contents.at(-1)
  const first = entry.contents.find(({ content }) => content().present)
  if (name === undefined || !first || !last?.content().present || first.seq >= removal.seq) return []
  if (isEmpty(last.content().value) || elsewhere.length > 0 || isRecordOfTheGone([name])) return []
  if (isSelection(from.words) && removal.how !== 'deleted') return []
  const isPut = first.seen === 'written'
  if (isPut && isBefore(first, removal)) return []
  if (!isTellingId(id) && !isOfOne(name, removal, isPut)) return []
  return [{ path: entry.mount, removal, entry, put: isPut ? first : undefined }]
}

/** What is kept by the id of one thing, as such keys are called. */
const KEPT_BY_ID =
  /draft|chat|history|note|comment|message|unsaved|autosave|edit|scroll|state|data|cache|setting|pref|meta|thumb|preview|form|view|session|item|doc|content|text|cursor|position|progress/i

/** A short id in a key is one when the key says what it is of, or holds something of one thing. */
function isOfOne(name: string, { from, id }: RemovalFact, isPut: boolean): boolean {
  const kind = nameKind(name, from.words)
  if (isNumeric(id)) return !isNumbered([name]) && (kind.names || (isPut && KEPT_BY_ID.test(name)))
  return kind.names || KEPT_BY_ID.test(name)
}

/** `draft:b` of `b` → `draft`; undefined where the key does not have the id as a part. */
function keyWithout(key: string, id: string): string | undefined {
  let at = key.indexOf(id)
  for (; at !== -1; at = key.indexOf(id, at + 1)) {
    const [before, after] = [key[at - 1], key[at + id.length]]
    const isPart = [before, after].every((each) => each === undefined || SEPARATORS.test(each))
    const rest = `${key.slice(0, at)} ${key.slice(at + id.length)}`
    if (isPart && /\p{L}/u.test(rest)) return rest
  }
  return undefined
}

/** What was emptied is cleaned up, if not away. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  if (value instanceof Map || value instanceof Set) return value.size === 0
  return isDictionary(value) && Object.keys(value).length === 0
}
