import { BENIGN, type State } from '../session/session'

export type Step = string | number

/** What differs in a subtree. Equal subtrees have none, so that a comparison costs memory only where it found something. */
export interface Difference {
  state: State
  /** The state that all divergences from here on down agree on, else `differs`. */
  common: State
  /** The state of this very path, when it is one of the differences. */
  own?: State
  loses?: string
  /** Rows below take `own` over: it is about the subtree as a whole, which a column lacks or has another kind of. */
  whole?: boolean
  /** Too deep to be walked with the rest: what is below is compared when it is asked for. */
  deep?: boolean
  divergent: number
  benign: number
  /** What differs at or below an ignored path; it is in neither of the other counts. */
  ignored: number
  below?: ReadonlyMap<Step, Difference>
  /** Elements of an array that stand in another order; found when it is first asked for. */
  moved?: Pick<ReadonlySet<Step>, 'has'>
}

/** A path that differs itself. */
export function ownDifference(state: State, loses?: string): Difference {
  const benign = BENIGN.has(state)
  const counts = benign ? { divergent: 0, benign: 1 } : { divergent: 1, benign: 0 }
  const difference: Difference = { state, common: state, own: state, whole: true, ...counts, ignored: 0 }
  return loses === undefined ? difference : { ...difference, loses }
}

/** A path with differences below it, and perhaps one of its own, whose state it has then; undefined when there are none. */
export function combine(own: Difference | undefined, below: Map<Step, Difference>): Difference | undefined {
  if (below.size === 0) return own
  let divergent = own?.divergent ?? 0
  let benign = own?.benign ?? 0
  let ignored = own?.ignored ?? 0
  let common: State = own?.state ?? 'equal'
  for (const part of below.values()) {
    benign += part.benign
    ignored += part.ignored
    if (part.divergent === 0) continue
    common = divergent === 0 || common === part.common ? part.common : 'differs'
    divergent += part.divergent
  }
  const state = own && own.divergent > 0 ? own.state : common
  const counts = { state, common, divergent, benign, ignored, below }
  return own ? { ...own, ...counts } : counts
}

/** The difference at an ignored path: it keeps its states, and counts as ignored with all that is below. */
export function ignore(difference: Difference): Difference {
  const { divergent, benign, ignored } = difference
  return { ...difference, divergent: 0, benign: 0, ignored: divergent + benign + ignored }
}
