import { useEffect, useRef, useState } from 'react'
import { type Trial, trialOf } from '../../../core/dry-run/saved-states'
import { CopyButton } from '../../components/actions'
import { command } from '../../components/keys'
import { Modal } from '../../components/modal'
import { Progress } from '../../components/progress'
import { wholeSubject } from '../../store/selectors'
import { usePanel, usePanelStore } from '../../store/store'
import { Result } from './result'
import { SavedFields } from './saved-fields'
import { useDryRun } from './use-dry-run'
import { useSavedChoice } from './use-saved-choice'
import { triedAsMarkdown } from './words'
import './dry-run.css'

/** Tries what becomes of a saved state by the store's own migration, with nothing applied. */
export function DryRunDialog() {
  const isOpen = usePanel((state) => state.dialog === 'dry-run')
  return isOpen && <OpenDryRun />
}

function OpenDryRun() {
  const store = usePanelStore()
  const close = usePanel((state) => state.closeDialog)
  // As it was when it was opened: nothing moves under the pointer.
  const [trial] = useState(() => {
    const subject = wholeSubject(store.getState())
    return subject && trialOf(subject)
  })
  return (
    <Modal name="Try the migration" onClose={close}>
      {trial ? <Trying trial={trial} onClose={close} /> : <p>This store’s migration cannot be tried.</p>}
    </Modal>
  )
}

function Trying({ trial, onClose }: { trial: Trial; onClose: () => void }) {
  const { progress, run, cancel } = useDryRun(trial)
  const choice = useSavedChoice(trial, cancel)
  const isDoing = progress !== undefined && 'doing' in progress
  const ref = useRef<HTMLButtonElement>(null)
  // What had the focus (Cancel) may be gone with the progress: then keys would reach DevTools, whose Escape opens the drawer.
  useEffect(() => {
    if (document.activeElement === document.body) ref.current?.focus()
  })
  const start = (): void => {
    const input = isDoing ? undefined : choice.read()
    if (input) run(input)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    start()
  }
  return (
    <>
      <div className="dry-run" onKeyDown={onKeyDown}>
        <p className="dim">
          Runs the page’s own <code>migrate</code> and <code>merge</code> of <b>{trial.subject}</b> on a copy. Nothing
          is applied, and what they write to storage is held back. What else they do, such as a request, does happen.
        </p>
        <SavedFields trial={trial} choice={choice} />
        {isDoing && <Progress doing="Trying it in the page" onCancel={cancel} />}
        {progress && 'failed' in progress && (
          <p role="alert" className="tone-bad">
            {progress.failed}
          </p>
        )}
        {progress && 'answer' in progress && <Result trial={trial} tried={progress} />}
      </div>
      <footer className="modal-foot">
        {progress && 'answer' in progress && (
          <CopyButton text={() => triedAsMarkdown(trial, progress)} title="Copy all of it as Markdown" />
        )}
        <button type="button" className="button outlined" onClick={onClose}>
          Close
        </button>
        <button
          ref={ref}
          type="button"
          className="button primary"
          aria-disabled={isDoing}
          title={command('Enter')}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={start}
        >
          Run
        </button>
      </footer>
    </>
  )
}
