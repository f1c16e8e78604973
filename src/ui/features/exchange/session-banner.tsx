import { useEffect } from 'react'
import { Progress } from '../../components/progress'
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

/** A file that is being opened, and the way to stop it: what is on screen stays. */
export function WorkBanner() {
  const work = usePanel((state) => state.work)
  const setWork = usePanel((state) => state.setWork)
  if (!work) return undefined
  const cancel = (): void => {
    work.cancel()
    setWork(undefined)
  }
  return (
    <div className="banner banner-info">
      <Progress doing={work.doing} onCancel={cancel} />
    </div>
  )
}

/** ms after which what went well is no news. */
const LASTS = 6_000

/** A sentence for the user: a refused file, a saved export. */
export function NoticeBanner() {
  const notice = usePanel((state) => state.notice)
  const setNotice = usePanel((state) => state.setNotice)
  useEffect(() => {
    if (notice?.tone !== 'ok') return undefined
    const timer = setTimeout(() => setNotice(undefined), LASTS)
    return () => clearTimeout(timer)
  }, [notice, setNotice])
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
