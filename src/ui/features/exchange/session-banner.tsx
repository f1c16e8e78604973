import { dateAndTime } from '../../components/time'
import type { OpenSession } from '../../store/session-slice'
import { usePanel } from '../../store/store'
import './exchange.css'

/** Says that a file is shown, not the page, and leads back. */
export function SessionBanner({ session }: { session: OpenSession }) {
  const closeSession = usePanel((state) => state.closeSession)
  return (
    <div className="banner banner-info" role="status" aria-label="Read-only session">
      <span className="grow ellipsis">
        <b>Read-only:</b> {session.file} <span className="dim">· recorded {dateAndTime(session.recordedAt)}</span>
      </span>
      <button type="button" className="button outlined" onClick={closeSession}>
        Close
      </button>
    </div>
  )
}

/** A sentence for the user: a refused file, a saved export. */
export function NoticeBanner() {
  const notice = usePanel((state) => state.notice)
  const setNotice = usePanel((state) => state.setNotice)
  if (!notice) return undefined
  return (
    <div className={`banner banner-${notice.tone}`} role="alert">
      <span className="grow">{notice.text}</span>
      <button type="button" className="button" aria-label="Dismiss" onClick={() => setNotice(undefined)}>
        ✕
      </button>
    </div>
  )
}
