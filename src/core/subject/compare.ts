import { align, type AlignInput, type AlignOptions } from '../diff/align'
import type { AlignedNode } from '../diff/aligned'
import type { SubjectModel } from '../link/subject'
import { OUTSIDE } from '../diff/input'
import { entityId, isDictionary } from '../timeline/entity'
import { agree } from '../timeline/agree'
import { lastChange, lastCommon } from '../timeline/changes'
import { type Reading, readingAt } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Entry } from '../timeline/merge'
import { lookup, type Path } from '../value/path'
import { below } from '../timeline/below'
import { isOwed, isPending } from './pending'

/** The members of a subject, aligned as they were at a moment. */
export interface Comparison {
  tree: AlignedNode
  readings: (Reading | undefined)[]
  /** What each member says at its mount. */
  values: { present: boolean; value: unknown }[]
  pending: boolean
}

/** How many steps back the whole comparison may take through the histories in search of common values. */
const STEPS_BACK = 50_000

/** Contents of an entry looked through for a field that its writer never writes: each costs a decode. */
const EXAMINED_READINGS = 10

export function compare(subject: SubjectModel, at: number, left: ReadonlyMap<string, Entry>): Comparison {
  const { members } = subject
  const readings = members.map((member) => readingAt(member.history, at))
  const values = members.map((member, index) => contentOf(member, readings[index]))
  const store = subject.group === 'store' ? members[0] : undefined
  const pending = members.map((member) => isPending(member, store, at, left))
  const steps = { left: STEPS_BACK }
  const inputs = members.map((member, index): AlignInput => {
    const { present, value } = values[index] ?? { present: false, value: undefined }
    const role = roleOf(member)
    const held = lookup(values[0]?.value, member.mount)?.value
    const unreadable = readings[index]?.content().unreadable ?? (isPacked(role, value, held) ? PACKED : undefined)
    return {
      role,
      present,
      value: role === 'server' && store ? coverage(asked(member, value, held, at), held) : value,
      mount: member.mount,
      serialized: role !== 'memory',
      ...(unreadable !== undefined && { unreadable }),
      ...(role === 'storage' && store && { excludes: (path) => isLeftOut(store, member, path, at) }),
      ...(pending[index] && {
        pending: (path) => (!member.resource && store ? isOwed(store, member, path, at) : true),
      }),
    }
  })
  const ancestor: AlignOptions['ancestor'] = (path, a, b) => {
    const [ours, theirs] = [members[a], members[b]]
    const common = ours && theirs && lastCommon(path, ours, theirs, steps, at)
    return common && { value: common.value?.value }
  }
  return { tree: align(inputs, { ancestor }), readings, values, pending: pending.some(Boolean) }
}

export function roleOf(member: Member): 'memory' | 'storage' | 'server' {
  const { kind } = member.source
  return kind === 'memory' || kind === 'server' ? kind : 'storage'
}

function contentOf(member: Member, reading: Reading | undefined): { present: boolean; value: unknown } {
  const content = reading?.content()
  if (!content?.present) return { present: false, value: undefined }
  return { present: true, value: content.unreadable === undefined ? member.view(content.value) : content.value }
}

/**
 * A single thing of the server and the store share some members. What only the answer has (links, paging) the store has no
 * place for; what only the store has (flags, drafts) the server is not meant to hold.
 */
function coverage(value: unknown, held: unknown): unknown {
  if (!isDictionary(value) || !isDictionary(held) || isRecordOfEntities(held)) return value
  const shared = Object.entries(value).filter(([key]) => Object.hasOwn(held, key))
  const own = Object.keys(held).filter((key) => !Object.hasOwn(value, key))
  return Object.fromEntries([...shared, ...own.map((key) => [key, OUTSIDE])])
}

/** Of a list that is asked for in parts (pages, searches), what the store has or the last answer had: it shows one part. */
function asked({ resource, view }: Member, value: unknown, held: unknown, at: number): unknown {
  if (!resource || !Array.isArray(value) || !Array.isArray(held)) return value
  const last = resource.requests.findLast(
    ({ exchange: { method, outcome, started } }) => method === 'GET' && outcome === 'ok' && started.event.at <= at,
  )
  if (!last || last.exchange.address.query === '') return value
  const part = view(last.exchange.answer)
  const ids = new Set([...held, ...(Array.isArray(part) ? part : [])].map(entityId))
  return value.filter((each) => ids.has(entityId(each)))
}

function isRecordOfEntities(value: object): boolean {
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([key, member]) => entityId(member) === key)
}

const PACKED = 'a packed or encrypted text'

/** The store's own storage reads what no codec opens: a text where the state is an object. */
function isPacked(role: string, stored: unknown, held: unknown): boolean {
  return role === 'storage' && typeof stored === 'string' && typeof held === 'object' && held !== null
}

/**
 * Partialize leaves the path out; it is what the store was created with, so that a reload gives the same; or its
 * writer ran since the change and has never written the field.
 */
function isLeftOut(store: Member, entry: Member, path: Path, at: number): boolean {
  const omits = store.source.persist?.omits ?? []
  if (omits.some((omitted) => below(omitted, path) !== undefined)) return true
  const change = lastChange(store, path, at)
  if (!change) return false
  const { entry: by } = change.reading
  if (by.event.type === 'store-created' || isInitial(store, path, change.to?.value, by.document.id)) return true
  return path.length === 1 && isNeverWritten(entry, path, by.seq, at)
}

/** It is again what the store of that document was created with. */
function isInitial({ history }: Member, path: Path, value: unknown, document: string): boolean {
  const created = history.readings.find(({ entry }) => entry.document.id === document)
  const initial = created?.entry.event.type === 'store-created' ? lookup(created.content().value, path) : undefined
  return initial !== undefined && agree(initial.value, value)
}

function isNeverWritten({ history, view }: Member, path: Path, since: number, at: number): boolean {
  const written = history.readings.filter((reading) => reading.at <= at).slice(-EXAMINED_READINGS)
  const holds = ({ content }: Reading) => content().present && lookup(view(content().value), path) !== undefined
  const isWrite = ({ event: { type }, seq }: Entry) => type === 'storage-written' && seq > since
  return history.facts.some(isWrite) && !written.some(holds)
}
