import { useState } from 'react'
import { Modal } from '../components/modal'
import { plural } from '../components/time'
import { usePanel } from '../store/store'
import type { Originals } from './originals'
import { useOriginals } from './use-originals'
import './originals.css'

/** Shows places in code as they were written, or as the browser ran them. Nothing where there is no page to read scripts of. */
export function OriginalsButton() {
  const originals = useOriginals()
  const shown = usePanel((state) => state.originalsShown)
  const requests = usePanel((state) => state.mapRequests)
  const problems = usePanel((state) => state.mapProblems)
  if (!originals) return undefined
  const said = shown ? Object.values(problems) : []
  const more = shown && requests.length > 0
  return (
    <span className="originals">
      <button
        type="button"
        className="button outlined small"
        aria-pressed={shown}
        title={shown ? 'Show the places as the browser ran them' : 'Look the places in the code up in the source maps'}
        onClick={() => (shown ? originals.hide() : void originals.show())}
      >
        Original positions
      </button>
      {more && (
        <button type="button" className="button outlined small" onClick={() => void originals.show()}>
          Request {plural(requests.length, 'source map')}…
        </button>
      )}
      {said.length > 0 && (
        <small className="ellipsis" role="status" title={said.join('\n')}>
          {said.length === 1 ? said[0] : `${plural(said.length, 'script')} without a usable map`}
        </small>
      )}
    </span>
  )
}

/** What is about to be requested, before it is. Stands once in the panel. */
export function MapRequestsDialog() {
  const originals = useOriginals()
  const asked = usePanel((state) => state.mapsAsked)
  return asked && originals && <Requests originals={originals} />
}

function Requests({ originals }: { originals: Originals }) {
  const requests = usePanel((state) => state.mapRequests)
  const setOriginals = usePanel((state) => state.setOriginals)
  const [unasked, setUnasked] = useState(false)
  return (
    <Modal name="Request source maps" onClose={() => setOriginals({ mapsAsked: false })}>
      <p>To show where the code was written, Driftscope sends the page’s own server:</p>
      <ul className="map-requests">
        {requests.map((url) => (
          <li key={url}>
            <code>GET {url}</code>
          </li>
        ))}
      </ul>
      <label className="check">
        <input type="checkbox" checked={unasked} onChange={(event) => setUnasked(event.target.checked)} />
        Without asking until this panel is closed
      </label>
      <footer className="modal-foot">
        <button type="button" className="button outlined" onClick={() => setOriginals({ mapsAsked: false })}>
          Cancel
        </button>
        <button type="button" className="button primary" onClick={() => void originals.send(unasked)}>
          Send {plural(requests.length, 'request')}
        </button>
      </footer>
    </Modal>
  )
}
