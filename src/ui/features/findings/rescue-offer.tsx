import { useState } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import { detailOf } from '../../../core/errors'
import type { Rescue } from '../../../core/session/session'
import { CopyButton } from '../../components/actions'
import { InlineText } from '../../components/markdown-view'
import { Modal } from '../../components/modal'
import { TextDifference } from '../../components/text-difference'
import { useHost } from '../../host'
import { useServices } from '../../services'
import { usePanel } from '../../store/store'
import { useTabLabels } from '../../store/tab-labels'
import { type Restore, restoreOf, restoreProgram, undoOf } from './rescue'

/** What is about to be put back. */
export interface Wished {
  restore: Restore
  what: string
}

/** What can still be saved: shown first, and put back only when the user says so. */
export function RescueOffer({
  rescue,
  subject,
  onRestore,
}: {
  rescue: Rescue
  subject: DiagnosedSubject
  onRestore: (wished: Wished) => void
}) {
  const isSaved = usePanel((state) => state.session !== undefined)
  const tabs = useTabLabels()
  const found = restoreOf(rescue, subject)
  if (!found) return undefined
  // A file has no page, and DevTools reach the inspected tab alone.
  const isThere = !isSaved && (found.to.kind !== 'sessionStorage' || !tabs.several || tabs.isOwn(subject.tab))
  const stands = found.now?.shown === found.shown
  return (
    <p className="rescue">
      <span>
        Can still be saved: <InlineText text={rescue.what} />
        {stands && ', which stands in storage until the next write'}.
      </span>
      {isThere && !stands && (
        <button
          type="button"
          className="button outlined small"
          onClick={() => onRestore({ restore: found, what: plain(rescue.what) })}
        >
          Restore…
        </button>
      )}
      <CopyButton text={() => found.shown} label="Copy it" title={`Copy ${plain(rescue.what)}`} />
    </p>
  )
}

/** Without the marks of code, for names. */
const plain = (text: string): string => text.replaceAll('`', '')

/** Stays when its finding goes, as it does where what is put back mends it. */
export function RestoreDialog({ wished: { restore, what }, onClose }: { wished: Wished; onClose: () => void }) {
  const { evaluate } = useHost()
  const { live } = useServices()
  const [outcome, setOutcome] = useState<'written' | 'undone' | { why: string }>()
  const { label, kind } = restore.to
  const write = (wanted: Restore, done: 'written' | 'undone'): void => {
    if (!evaluate) return
    evaluate(restoreProgram(wanted)).then(
      () => setOutcome(done),
      (error: unknown) => setOutcome({ why: detailOf(error) }),
    )
  }
  return (
    <Modal name={`Restore ${what}`} onClose={onClose}>
      <p>
        Writes to <code>{label}</code> ({kind}) of the inspected page:
      </p>
      {restore.now === undefined ? (
        <pre className="restore-text">{restore.shown}</pre>
      ) : (
        <TextDifference from={restore.now.shown} to={restore.shown} by="words" />
      )}
      <p className="dim">
        The store in memory stays as it is, and its next change may write over this again. Mend the cause first, then
        reload the page at once.
      </p>
      <p role="status">
        {outcome === 'written' && 'Written.'}
        {outcome === 'undone' && 'As it was before.'}
        {typeof outcome === 'object' && `It was not written: ${outcome.why}`}
      </p>
      <div className="modal-foot">
        {outcome === 'written' && (
          <button type="button" className="button outlined" onClick={() => write(undoOf(restore), 'undone')}>
            Undo
          </button>
        )}
        {outcome === 'written' && live.reloadPage && (
          <button
            type="button"
            className="button outlined"
            onClick={() => {
              live.reloadPage?.()
              onClose()
            }}
          >
            Reload the page
          </button>
        )}
        <button type="button" className="button outlined" onClick={onClose}>
          {outcome === 'written' ? 'Close' : 'Cancel'}
        </button>
        {outcome !== 'written' && (
          <button
            type="button"
            className="button outlined"
            disabled={!evaluate}
            onClick={() => write(restore, 'written')}
          >
            Restore
          </button>
        )}
      </div>
    </Modal>
  )
}
