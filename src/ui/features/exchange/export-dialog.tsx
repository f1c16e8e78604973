import { useState } from 'react'
import { Progress } from '../../components/progress'
import { bytes, plural } from '../../components/time'
import { useDialog } from '../../components/use-dialog'
import { useHost } from '../../host'
import { usePanel } from '../../store/store'
import type { Packed } from '../../background-jobs/jobs'
import { exportName } from './file-name'
import { usePacked } from './use-packed'

/** What the export will hold and what was taken out of it; saving hands it to the browser. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const host = useHost()
  const { ref, close, props } = useDialog(onClose)
  const setNotice = usePanel((state) => state.setNotice)
  const [redacting, setRedacting] = useState(true)
  const packing = usePacked(redacting)
  const packed = 'packed' in packing ? packing.packed : undefined

  const save = ({ file, url, at }: Packed): void => {
    const name = exportName(url, at)
    host.save(name, file)
    setNotice({ tone: 'ok', text: `Saved ${name}.` })
    close()
  }
  return (
    <dialog
      ref={ref}
      className="export-dialog"
      aria-label="Export session"
      {...props}
      // DevTools' own shortcuts are not meant.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2>Export session</h2>
      {'doing' in packing && <Progress doing={packing.doing} onCancel={close} />}
      {'failed' in packing && <p className="tone-bad">{packing.failed}</p>}
      {packed && <Summary packed={packed} redacting={redacting} />}
      <label className="check">
        <input type="checkbox" checked={redacting} onChange={(event) => setRedacting(event.target.checked)} />
        Redact secrets (recommended)
      </label>
      <footer>
        <button type="button" className="button outlined" onClick={close}>
          Close
        </button>
        <button
          type="button"
          className="button primary"
          disabled={packed === undefined}
          onClick={() => packed && save(packed)}
        >
          Save
        </button>
      </footer>
    </dialog>
  )
}

function Summary({ packed, redacting }: { packed: Packed; redacting: boolean }) {
  const { url, at, events, sources, findings, size, file, redactions } = packed
  return (
    <>
      <p className="file-name">
        <code>{exportName(url, at)}</code>
      </p>
      <p className="dim">
        {plural(events, 'event')}, {plural(sources, 'source')}, {plural(findings, 'finding')}; {bytes(file.size)} (
        {bytes(size)} unpacked).
      </p>
      {redacting && redactions.length === 0 && <p>Nothing in it looks like a secret.</p>}
      {redacting && redactions.length > 0 && (
        <table aria-label="Redactions">
          <tbody>
            {redactions.map(({ detector, count }) => (
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
