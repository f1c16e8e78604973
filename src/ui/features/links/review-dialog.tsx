import type { LinkDecision } from '../../../core/link/decision'
import { formatPath } from '../../../core/value/path'
import { Modal } from '../../components/modal'
import { PinMark } from '../../components/pin-mark'
import { byOrigin } from '../../store/keeping-links'
import { endName } from './names'

interface ReviewDialogProps {
  decisions: readonly LinkDecision[]
  /** Of the inspected page: its decisions come first. */
  origin: string
  onTakeBack: (decision: LinkDecision) => void
  onClose: () => void
}

/** Every link that was made or refused by hand, to take it back. */
export function ReviewDialog({ decisions, origin, onTakeBack, onClose }: ReviewDialogProps) {
  const origins = Object.entries(byOrigin(decisions)).toSorted(
    ([a], [b]) => Number(b === origin) - Number(a === origin),
  )
  return (
    <Modal name="Links by hand" onClose={onClose}>
      {origins.length === 0 && (
        <p className="dim">None. Pin a source with “Link a source…”, or refuse one in the menu of its column.</p>
      )}
      <div className="review">
        {origins.map(([of, own]) => (
          <section key={of} aria-label={of}>
            <h3>{of}</h3>
            <ul>
              {own.map((decision) => (
                <Decision
                  key={`${decision.from} ${decision.to}`}
                  decision={decision}
                  onTakeBack={() => onTakeBack(decision)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <footer className="modal-foot">
        <span className="dim grow">Kept on this machine until you take them back.</span>
        <button type="button" className="button outlined" onClick={onClose}>
          Close
        </button>
      </footer>
    </Modal>
  )
}

function Decision({ decision, onTakeBack }: { decision: LinkDecision; onTakeBack: () => void }) {
  const { from, to, ruling, mount } = decision
  const names = `${endName(from)} and ${endName(to)}`
  return (
    <li className="decision">
      <span className={ruling === 'pinned' ? 'pinned' : 'tone-warn'}>
        {ruling === 'pinned' ? <PinMark /> : <span aria-hidden="true">≠</span>}{' '}
        {ruling === 'pinned' ? 'pinned' : 'not the same'}
      </span>
      <span className="grow ellipsis" title={`${from}\n${to}`}>
        {names}
        {mount && <span className="dim"> at {formatPath(mount) || 'the root'}</span>}
      </span>
      <button type="button" className="button outlined small" aria-label={`Take back: ${names}`} onClick={onTakeBack}>
        Take back
      </button>
    </li>
  )
}
