import type { Path } from '../value/path'
import { agree } from './agree'
import { isDictionary } from './entity'
import { hasUnknown } from './unknown'

/** The members at the top of a persisted state; [''] for a state that has none: the whole of it. */
export function fieldNames(state: unknown): string[] {
  return isDictionary(state) ? Object.keys(state) : ['']
}

/** A field's value; undefined where there is none. */
export function field(state: unknown, name: string): unknown {
  if (name === '') return state
  return isDictionary(state) && Object.hasOwn(state, name) ? state[name] : undefined
}

/** Whether a field holds the same in two states, as far as was recorded. */
export function sameField(name: string, a: unknown, b: unknown): boolean {
  const [ours, theirs] = [field(a, name), field(b, name)]
  return agree(ours, theirs) || hasUnknown(ours) || hasUnknown(theirs)
}

export function fieldPath(name: string): Path {
  return name === '' ? [] : [name]
}

/** A field's name in a sentence. */
export function fieldText(name: string): string {
  return name === '' ? 'the whole state' : name
}

/** The same as code within a sentence. */
export function fieldCode(name: string): string {
  return name === '' ? fieldText(name) : `\`${name}\``
}
