import { usePanel } from '../../store/store'
import { shownDiagnosis } from '../../store/selectors'
import { ExportDialog } from './export-dialog'

/** Opens the dialog that shows what leaves before it leaves. */
export function ExportButton() {
  const open = usePanel((state) => state.dialog === 'export')
  const openDialog = usePanel((state) => state.openDialog)
  const close = usePanel((state) => state.closeDialog)
  const ready = usePanel((state) => shownDiagnosis(state) !== undefined)
  return (
    <>
      <button
        type="button"
        className="button outlined"
        aria-label="Export"
        title="Save everything recorded as one redacted file"
        disabled={!ready}
        onClick={() => openDialog('export')}
      >
        <span className="optional">Export</span>
        <span className="narrow" aria-hidden="true">
          ⤓
        </span>
      </button>
      {open && <ExportDialog onClose={close} />}
    </>
  )
}
