import { isUnknown } from '../value/equal'
import { ABSENT, Mounted, OUTSIDE, Past } from './input'
import { kindOf, opened } from './members'
import { haveOtherKeys } from './walk-members'

/** How columns are compared that have different kinds of things, or nothing, or something further down. */
export interface Mixture {
  /** Those that are compared as a whole at this very path, where `asWhole`; `presence`: only whether something stands there. */
  covering: readonly number[]
  asWhole: boolean
  presence: boolean
  /** Class instances, where all have members. */
  instances: boolean
  /** Those of which the members are compared. */
  inner: readonly number[]
}

export function mixtureOf(raws: readonly unknown[], cols: readonly number[]): Mixture {
  const live = cols.filter((col) => raws[col] !== OUTSIDE && !(raws[col] instanceof Past))
  const mounted = live.filter((col) => raws[col] instanceof Mounted)
  const covering = live.filter((col) => !(raws[col] instanceof Mounted))
  const known = covering.filter((col) => !isUnknown(raws[col]))
  const present = known.filter((col) => raws[col] !== ABSENT)
  const kinds = new Set(present.map((col) => kindOf(opened(raws[col]))))
  const uniform = kinds.size === 1 && !kinds.has('none')
  const unread = known.length < covering.length
  const lacking = present.length > 0 && present.length < known.length
  const instances = uniform && !lacking && !unread && present.some((col) => opened(raws[col]) !== raws[col])
  const unlike = (present.length > 0 && !uniform) || haveOtherKeys(present.map((col) => raws[col]))
  return {
    covering,
    asWhole: unread || lacking || instances || unlike,
    presence: lacking && uniform && present.length > 1,
    instances,
    // What differs in kind is not gone into: neither by what stands further down. Beside what could not be read the others are.
    inner: uniform ? [...present, ...mounted] : present.length === 0 ? [...known, ...mounted] : [],
  }
}
