import { usePanel } from '../../store/store'

/** What was last decided about a link, and the way back. */
export function LinkUndo() {
  const last = usePanel((state) => state.lastDecision)
  const undo = usePanel((state) => state.undoDecision)
  const forget = usePanel((state) => state.forgetUndo)
  return (
    <div role="status" aria-label="Last link">
      {last && (
        <div className="banner banner-info">
          <span className="grow">{last.said}</span>
          <button type="button" className="button outlined" onClick={undo}>
            Undo
          </button>
          <button type="button" className="button" aria-label="Dismiss" onClick={forget}>
            ✕
          </button>
        </div>
      )}
    </div>
  )
}
