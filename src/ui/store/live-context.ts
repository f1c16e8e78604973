import type { SessionContext } from '../../core/session/to-session'
import type { Recording } from '../../core/timeline/recording'

/** What a session of the live page says of itself. */
export function liveContext(recording: Recording, creator: SessionContext['creator']): SessionContext {
  const url = recording.documents.findLast((document) => document.top)?.url
  return { creator, userAgent: navigator.userAgent, ...(url !== undefined && { url }) }
}
