import { useServices } from '../../services'
import { usePanel } from '../../store/store'

/** Reloads the page and says what did not survive. */
export function ReloadCheckButton() {
  const { live } = useServices()
  const openDialog = usePanel((state) => state.openDialog)
  const isReady = usePanel((state) => state.session === undefined && state.live !== undefined)
  if (!live.reloadPage) return undefined
  return (
    <button
      type="button"
      className="button outlined"
      aria-label="Reload check"
      title="Reload the page, and see what its stores did not get back, and why"
      disabled={!isReady}
      onClick={() => openDialog('reload-check')}
    >
      ⟳<span className="optional"> Check</span>
    </button>
  )
}
