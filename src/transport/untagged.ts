import type { AgentEvent } from '../protocol/recording'
import { noteUntagged } from '../protocol/untagged'

/** The event without what it says of its value, which is noted of the value. */
export function notedUntagged(event: AgentEvent): AgentEvent {
  if (!('untagged' in event)) return event
  const { untagged, ...plain } = event
  if (untagged === true) noteUntagged(plain.type === 'response-read' ? plain.body : plain.state)
  return plain
}
