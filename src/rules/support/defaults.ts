import type { CallFact } from '../../core/facts'
import { agree } from '../../core/timeline/agree'
import { isDictionary } from '../../core/timeline/entity'
import { hasUnknown } from '../../core/timeline/unknown'
import type { Path } from '../../core/value/path'
import { isEmpty } from './places'

/** A path that a hydration changed from what the store was created with to what had been saved. */
export interface Default {
  path: Path
  initial: unknown
  saved: unknown
}

/** Flags of the moment say nothing that could be used by mistake. */
const TRANSIENT = /^(?:is|has)?_?(?:loading|loaded|fetching|pending|ready|mounted|hydrated|initiali[sz]ed|busy|open)$/i
/** Names that anything may have: an empty value under one of them proves nothing. */
const ANYBODYS = /^(?:id|key|name|type|title|text|value|data|state|status|kind|code)$/i
/** Places looked for in a state and in what was sent, and how deep. */
const EXAMINED = 200
const DEPTH = 4

/** Where the saved state says something else than the state before: the members of objects one by one. */
export function defaultsIn(before: unknown, after: unknown): Default[] {
  const found: Default[] = []
  const visit = (path: Path, initial: unknown, saved: unknown): void => {
    if (found.length >= EXAMINED || agree(initial, saved) || hasUnknown(saved)) return
    if (isDictionary(initial) && isDictionary(saved) && path.length < DEPTH) {
      for (const key of Object.keys(initial))
        if (Object.hasOwn(saved, key)) visit([...path, key], initial[key], saved[key])
    } else if (path.length > 0 && initial !== undefined && !TRANSIENT.test(String(path.at(-1)))) {
      found.push({ path, initial, saved })
    }
  }
  visit([], before, after)
  return found
}

/** Whether a request says the default, or the saved value, of a field by its name: in its query or anywhere in its body. */
export function carries({ query, body }: CallFact, field: Default, which: 'default' | 'saved'): boolean {
  const value = which === 'default' ? field.initial : field.saved
  const asked = [...query].find(([name]) => isName(name, field))
  if (asked) return asked[1] === textOf(value)
  if (which === 'default' && isEmpty({ value }) && ANYBODYS.test(String(field.path.at(-1)))) return false
  return isIn(body, field, value, DEPTH)
}

/** Whether an entry holds a field's default: under its name, or as the whole of an entry of that name. */
export function holds(content: unknown, key: string, field: Default): boolean {
  if (isDictionary(content)) return isIn(content, field, field.initial, 2)
  const last = key.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const isNamed = last.some((word) => isName(word, field)) || isName(key, field)
  return isNamed && (agree(content, field.initial) || content === textOf(field.initial))
}

function isIn(owner: unknown, field: Default, value: unknown, depth: number): boolean {
  if (typeof owner !== 'object' || owner === null || depth === 0) return false
  return Object.entries(owner)
    .slice(0, EXAMINED)
    .some(([key, own]: [string, unknown]) =>
      isName(key, field) ? agree(own, value) : isIn(own, field, value, depth - 1),
    )
}

/** As it stands in an address or a text; undefined for what has no such form. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}

/** `page_size` and `pageSize` are one name. */
function isName(name: string, { path }: Default): boolean {
  return plain(name) === plain(String(path.at(-1)))
}

const plain = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()
