import { isDictionary } from '../../core/timeline/entity'
import { lookup, type Path } from '../../core/value/path'

/** Members by which a state says of itself that something is not saved. */
const NEGATIVE = /(?:error|fail|dirty|unsaved|unsynced|pending|retry|queue|outbox|offline|conflict|optimistic)/i
const POSITIVE = /^(?:is|was)?_?(?:saved|synced|persisted|committed|confirmed)$/i
const STATUS = /^(?:status|state|sync|syncstatus|savestatus|savestate)$/i
const BAD_STATUS = /(?:error|fail|dirty|unsaved|unsynced|pending|retry|queue|offline|local|draft|conflict)/i

/** The path of a flag that says "not saved" beside, in, or above one of the paths; undefined when none does. */
export function flagOf(state: unknown, paths: readonly Path[]): Path | undefined {
  const owners = new Map<string, Path>([['', []]])
  for (const path of paths) {
    for (let depth = 1; depth <= path.length; depth++)
      owners.set(JSON.stringify(path.slice(0, depth)), path.slice(0, depth))
  }
  for (const owner of owners.values()) {
    const value = lookup(state, owner)?.value
    const key = isDictionary(value) ? Object.keys(value).find((each) => saysUnsaved(each, value[each])) : undefined
    if (key !== undefined) return [...owner, key]
  }
  return undefined
}

function saysUnsaved(key: string, value: unknown): boolean {
  if (STATUS.test(key)) return typeof value === 'string' && BAD_STATUS.test(value)
  if (POSITIVE.test(key)) return value === false
  return NEGATIVE.test(key) && isSet(value)
}

function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (value instanceof Set || value instanceof Map) return value.size > 0
  if (isDictionary(value)) return Object.keys(value).length > 0
  return typeof value === 'string'
    ? value !== '' && value !== 'idle' && value !== 'none'
    : value === true || (typeof value === 'number' && value > 0)
}

/** What says of a thing that it is not meant to be on the server yet. */
const DRAFT = /^(?:is|was)?_?(?:draft|local|localonly|new|temp|temporary|transient|unsent|example|placeholder)$/i
const DRAFT_STATUS = /^(?:draft|new|local|temp|unsaved|pending)$/i
const DRAFT_ID = /^(?:temp|tmp|new|draft|local|optimistic|pending)(?:[-_:.\d]|$)/i

/** The path of what marks an entity as a draft, or as not saved: a member of it, its own id, or a flag beside or above it. */
export function draftOf(state: unknown, path: Path): Path | undefined {
  const entity = lookup(state, path)?.value
  const marks = isDictionary(entity) ? Object.keys(entity).find((key) => saysDraft(key, entity[key])) : undefined
  if (marks !== undefined) return [...path, marks]
  if (DRAFT_ID.test(String(path.at(-1)))) return path
  return flagOf(state, [path])
}

function saysDraft(key: string, value: unknown): boolean {
  if (typeof value === 'string' && STATUS.test(key)) return DRAFT_STATUS.test(value)
  return DRAFT.test(key) && isSet(value)
}
