import type { SessionSource } from '../session/session'
import type { Path } from '../value/path'
import { below } from './below'
import type { History, Reading } from './history'
import { Locator } from './locator'
import type { Resource } from './server'

/** A source as a member of a subject: what it says is compared with the other members at the same paths. */
export interface Member {
  source: SessionSource
  history: History
  /** Where in the subject's state the source's value stands. */
  mount: Path
  /** The part of a decoded reading that stands there. */
  view: (value: unknown) => unknown
  /** A person said that it belongs to the subject. */
  pinned?: true
  /** Server members only. */
  resource?: Resource
  /** The store calls the members of its elements otherwise. */
  isRespelled?: true
  /** Below the mount, the places where things stand by themselves, where these are all that it covers. */
  slots?: readonly Path[]
  /** At this moment nobody had read it yet: what it held is not known. */
  isUnread?: true
  /** What the app itself was told, where Driftscope asked the server again. */
  unasked?: History
  /** Memory of another tab: its name, and the members by which the tabs have a state in common. */
  tab?: { name: string; shared: readonly Member[] }
}

export type ValueAt = (reading: Reading) => { value: unknown } | undefined

/** What a member says at a path of the subject, by reading; undefined where it has nothing there or does not cover it. */
export function valuesAt(member: Member, path: Path): ValueAt {
  const rest = below(member.mount, path)
  if (!rest) return () => undefined
  const locator = new Locator(rest)
  return (reading) => {
    const content = reading.content()
    const readable = content.present && content.unreadable === undefined
    return readable ? locator.find(member.view(content.value)) : undefined
  }
}
