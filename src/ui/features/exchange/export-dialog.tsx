import { useEffect, useRef, useState } from 'react'
import { detailOf } from '../../../core/errors'
import type { Session } from '../../../core/session/session'
import { bytes, plural } from '../../components/time'
import { useHost } from '../../host'
import { usePanel } from '../../store/store'
import { exportName } from './file-name'
import { gzip } from './gzip'
import { useSession } from './use-session'

/** What the export will hold and what was taken out of it; saving packs and hands it to the browser. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const host = useHost()
  const dialog = useRef<HTMLDialogElement>(null)
  const setNotice = usePanel((state) => state.setNotice)
  const [redacting, setRedacting] = useState(true)
  const made = useSession(redacting)
  const session = typeof made === 'string' ? undefined : made
  useEffect(() => dialog.current?.showModal(), [])

  const save = async (ready: Session): Promise<void> => {
    const name = exportName(ready.environment.url ?? '', ready.environment.at)
    try {
      host.save(name, await gzip(JSON.stringify(ready)))
      setNotice({ tone: 'ok', text: `Saved ${name}.` })
    } catch (error) {
      setNotice({ tone: 'bad', text: `The session could not be saved: ${detailOf(error)}.` })
    }
    onClose()
  }
  return (
    <dialog ref={dialog} className="export-dialog" aria-label="Export session" onClose={onClose}>
      <h2>Export session</h2>
      {made === undefined && <p>Preparing…</p>}
      {typeof made === 'string' && <p className="tone-bad">{made}</p>}
      {session && <Summary session={session} redacting={redacting} />}
      <label className="check">
        <input type="checkbox" checked={redacting} onChange={(event) => setRedacting(event.target.checked)} />
        Redact secrets (recommended)
      </label>
      <footer>
        <button type="button" className="button outlined" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className="button primary"
          disabled={session === undefined}
          onClick={() => session && void save(session)}
        >
          Save
        </button>
      </footer>
    </dialog>
  )
}

function Summary({ session, redacting }: { session: Session; redacting: boolean }) {
  const size = JSON.stringify(session).length
  return (
    <>
      <p className="file-name">
        <code>{exportName(session.environment.url ?? '', session.environment.at)}</code>
      </p>
      <p className="dim">
        {plural(session.events.length, 'event')}, {plural(session.sources.length, 'source')},{' '}
        {plural(session.findings.length, 'finding')}; {bytes(size)} before packing.
      </p>
      {redacting && session.redactions.length === 0 && <p>Nothing in it looks like a secret.</p>}
      {redacting && session.redactions.length > 0 && (
        <table aria-label="Redactions">
          <tbody>
            {session.redactions.map(({ detector, count }) => (
              <tr key={detector}>
                <td>{detector}</td>
                <td className="numbers">{plural(count, 'value')} replaced</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!redacting && <p className="tone-bad">Tokens, passwords and cookies leave as they were recorded.</p>}
    </>
  )
}
