import type { SessionSource } from '../session/session'
import { lookup, type Path } from '../value/path'
import { below } from './below'
import type { History, Reading } from './history'
import type { Resource } from './server'

/** A source as a member of a subject: what it says is compared with the other members at the same paths. */
export interface Member {
  source: SessionSource
  history: History
  /** Where in the subject's state the source's value stands. */
  mount: Path
  /** The part of a decoded reading that stands there. */
  view: (value: unknown) => unknown
  /** Server members only. */
  resource?: Resource
}

/** What a member says at a path of the subject; undefined where it has nothing there or does not cover it. */
export function valueAt(member: Member, reading: Reading, path: Path): { value: unknown } | undefined {
  const rest = below(member.mount, path)
  const content = reading.content()
  return rest && content.present && content.unreadable === undefined
    ? lookup(member.view(content.value), rest)
    : undefined
}
