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
