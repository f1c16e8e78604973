import type { State } from '../session/session'
import type { Path } from '../value/path'
import type { Moment } from './moment'

export interface DifferenceFact {
  path: Path
  state: State
  /** By source; absent where the source has nothing there or does not cover it. */
  values: ReadonlyMap<string, { value: unknown }>
  /** Sources that cover the path. */
  covers: ReadonlySet<string>
  /** The store's last change there. */
  change?: {
    moment: Moment
    by: string
    hydration?: number
    observed: boolean
    /** It put the store back to what it was created with, as a sign-out does. */
    isReset: () => boolean
  }
}

export interface LeavingFact {
  document: string
  left: Moment
  differences: readonly DifferenceFact[]
  /** What the store held then. */
  memory?: { value: unknown }
  /** Events after the leaving had hidden the page, in the same task: nobody but the page itself did anything then. */
  hidden: ReadonlySet<string>
}
