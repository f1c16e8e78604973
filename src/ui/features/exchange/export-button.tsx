import { useState } from 'react'
import { usePanel } from '../../store/store'
import { shownDiagnosis } from '../../store/selectors'
import { ExportDialog } from './export-dialog'

/** Opens the dialog that shows what leaves before it leaves. */
export function ExportButton() {
  const [open, setOpen] = useState(false)
  const ready = usePanel((state) => shownDiagnosis(state) !== undefined)
  return (
    <>
      <button
        type="button"
        className="button outlined"
        title="Save everything recorded as one redacted file"
        disabled={!ready}
        onClick={() => setOpen(true)}
      >
        Export
      </button>
      {open && <ExportDialog onClose={() => setOpen(false)} />}
    </>
  )
}
