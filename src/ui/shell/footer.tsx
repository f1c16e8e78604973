import { useEffect } from 'react'
import { span } from '../../core/timeline/clock'
import { bytes, count, plural } from '../components/time'
import type { ConnectionState, Kept, LiveStatus } from '../live'
import { useServices } from '../services'
import { shownDiagnosis } from '../store/selectors'
import { usePanel } from '../store/store'

const WORDS: Record<ConnectionState, { text: string; tone: string }> = {
  connected: { text: 'connected', tone: 'ok' },
  connecting: { text: 'connecting', tone: 'warn' },
  'no-agent': { text: 'no recorder in the page', tone: 'bad' },
  'no-permission': { text: 'no permission', tone: 'bad' },
  restricted: { text: 'page closed to extensions', tone: 'bad' },
  'needs-reload': { text: 'reload the page', tone: 'bad' },
  disconnected: { text: 'tab has gone', tone: 'dim' },
}

/** How the recording stands: connection, size, losses, and what it costs the page. */
export function Footer() {
  const { live } = useServices()
  const status = usePanel((state) => state.status)
  const session = usePanel((state) => state.session)
  const events = usePanel((state) => shownDiagnosis(state)?.events.length ?? 0)
  const dropped = usePanel((state) => state.session?.diagnosis.dropped ?? state.status.dropped)
  const failure = usePanel((state) => state.liveFailure)
  const judging = usePanel((state) => state.judging)
  const { text, tone } = WORDS[status.connection]
  return (
    <footer className="footer numbers" aria-label="Status">
      <span className={`tone-${tone}`} role="status" aria-label="Connection">
        ● {text}
      </span>
      <span title="Recorded, in all pages and tabs that are shown here">{plural(events, 'event')}</span>
      <span
        className={dropped > 0 ? 'tone-warn' : 'optional'}
        title="Facts missing here: they fell out of the recorder’s budget"
      >
        {count(dropped)} dropped
      </span>
      {!session && status.cost !== undefined && (
        <span className="optional" title="Main-thread time the recorder has used, measured by itself">
          recorder {(status.cost * 100).toFixed(2)} % of main thread
        </span>
      )}
      {!session && (
        <span className="optional" role="group" aria-label="Recorder of this tab" title={TITLE}>
          {kept(status.kept)}
        </span>
      )}
      {!session && status.all.tabs > 1 && (
        <span
          className="optional"
          role="group"
          aria-label="Recorders of all tabs"
          title={`${TITLE}, in all tabs of the site`}
        >
          {status.all.tabs} tabs: {kept(status.all)}
        </span>
      )}
      {!session && judging && (
        <span className="dim" title={SLOW}>
          {judging.isUnderWay ? 'judging…' : `judging takes ${span(judging.took)}`}
        </span>
      )}
      {failure !== undefined && (
        <span className="tone-bad ellipsis" title={failure}>
          judging failed: {failure}
        </span>
      )}
      <span className="grow" />
      <Said />
      {live.showPermissions && (
        <button type="button" className="link" title="Which sites may be read" onClick={live.showPermissions}>
          Permissions
        </button>
      )}
      <span className="ellipsis optional">{session ? 'read-only session' : since(status)}</span>
    </footer>
  )
}

const SLOW = 'So much is recorded that what is shown follows the page in steps; clearing it makes it quick again'
const TITLE = 'What the recorder keeps in the page, as it says itself'

function kept({ events, bytes: size, dropped }: Kept): string {
  return [`${count(events)} kept`, bytes(size), dropped > 0 && `${count(dropped)} dropped`].filter(Boolean).join(' · ')
}

/** ms for which it stands there. */
const LASTS = 2_000

/** What the last action did. */
function Said() {
  const said = usePanel((state) => state.said)
  const say = usePanel((state) => state.say)
  useEffect(() => {
    if (said === undefined) return undefined
    const timer = setTimeout(() => say(undefined), LASTS)
    return () => clearTimeout(timer)
  }, [said, say])
  return (
    <span role="status" aria-label="Last action" className="said ellipsis">
      {said}
    </span>
  )
}

function since({ connection, recording, fromStart }: LiveStatus): string {
  if (connection !== 'connected') return 'not recording'
  if (!recording) return 'paused'
  return fromStart ? 'recording since page start' : 'recording since after the page’s first scripts'
}
