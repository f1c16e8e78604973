import type { Blame } from '../../../core/diagnosis'
import { place } from '../../../core/timeline/stack'

/** What a writer without name and stack is called. */
const UNKNOWN = 'unknown'

/** Whether it says anything who wrote: a writer without a name is called by its line, which stands beside it anyway. */
export const isNamed = ({ by, frames: [frame] }: Blame): boolean =>
  by !== UNKNOWN && (frame === undefined || by !== place(frame))
