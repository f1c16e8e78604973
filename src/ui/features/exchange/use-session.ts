import { useEffect, useState } from 'react'
import { detailOf } from '../../../core/errors'
import { redact } from '../../../core/redact/redact'
import type { Session } from '../../../core/session/session'
import { toSession } from '../../../core/session/to-session'
import { useServices } from '../../services'
import { usePanel } from '../../store/store'

/** What is on screen as a session, taken when the dialog opens; undefined while it is being made, text when it cannot be. */
export function useSession(redacting: boolean): Session | string | undefined {
  const { live, diagnose, creator } = useServices()
  const open = usePanel((state) => state.session)
  const links = usePanel((state) => state.decisions)
  const [session, setSession] = useState<Session | string>()
  // The moment of opening: later events do not change what the dialog shows.
  const [recording] = useState(() => open?.recording ?? live.recording())
  useEffect(() => {
    // After the dialog has been painted: a large recording takes a moment.
    const frame = requestAnimationFrame(() => {
      try {
        const url = recording.documents.findLast((document) => document.top)?.url
        const context = open?.context ?? { creator, userAgent: navigator.userAgent, ...(url !== undefined && { url }) }
        const whole = toSession(recording, open?.diagnosis ?? diagnose(recording, { links }), context)
        setSession(redacting ? redact(whole).session : whole)
      } catch (error) {
        setSession(`The session could not be made: ${detailOf(error)}.`)
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [recording, open, links, diagnose, creator, redacting])
  return session
}
