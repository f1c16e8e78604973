import { isDictionary } from '../../core/timeline/entity'
import { Opaque } from '../../core/value/opaque'

/** Parts of each member that are weighed: beyond that it is large. */
const EXAMINED = 2_000
/** A member of this share of the whole is large. */
const LARGE = 0.25

/** The members at the top of a state, in two heaps: those that make it large, and the others that are data. */
export interface Weighed {
  large: string[]
  small: string[]
}

/** undefined where nothing is known of the state, or all of it is one. */
export function weighed(state: unknown): Weighed | undefined {
  if (!isDictionary(state)) return undefined
  const weights = Object.entries(state).flatMap(([name, value]) =>
    (value instanceof Opaque && value.kind === 'function') || name === '_persist'
      ? []
      : [[name, weightOf(value)] as const],
  )
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0)
  const large = weights.flatMap(([name, weight]) => (weight >= whole * LARGE ? [name] : []))
  const small = weights.flatMap(([name]) => (large.includes(name) ? [] : [name]))
  return large.length > 0 && small.length > 0 ? { large, small } : undefined
}

/** About as many characters as its JSON has. */
function weightOf(value: unknown): number {
  let weight = 0
  const stack = [value]
  for (let examined = 0; stack.length > 0 && examined < EXAMINED; examined++) {
    const part = stack.pop()
    weight += typeof part === 'string' ? part.length + 2 : 4
    if (Array.isArray(part)) for (const each of part) stack.push(each)
    else if (isDictionary(part))
      for (const [name, member] of Object.entries(part)) {
        weight += name.length + 4
        stack.push(member)
      }
  }
  // What was not looked at any more weighs as much as what was, part by part.
  return weight + stack.length * (weight / EXAMINED)
}
