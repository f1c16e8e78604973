import type { Path } from '../value/path'
import type { Moment } from './moment'

/** What mounted components were found to show otherwise than their store holds, after everything had settled. */
export interface ScreenFact extends Moment {
  source: string
  /** None: they have caught up. */
  behind: readonly { path: Path; value: unknown; component: string }[]
  /** What happened to the window just before they did, though the store had not changed. */
  after?: 'resize' | 'focus' | 'visibility'
}
