import { useId, useState } from 'react'
import type { Column, DiagnosedSubject } from '../../../core/diagnosis'
import { formatPath, parsePath, type Path } from '../../../core/value/path'
import { Modal } from '../../components/modal'
import { SOURCE_LOOKS, sourceDetail } from '../../components/sources'

interface MountDialogProps {
  subject: DiagnosedSubject
  column: Column
  /** undefined: where its content is found. */
  onChoose: (mount: Path | undefined) => void
  onClose: () => void
}

/** Lets the user say where in a subject's state a pinned source stands. */
export function MountDialog({ subject, column, onChoose, onClose }: MountDialogProps) {
  const id = useId()
  const [text, setText] = useState(formatPath(column.mount))
  const path = parsePath(text.trim())
  const name = `${SOURCE_LOOKS[column.source.kind].name} ${sourceDetail(column.source)}`
  const submit = (event: React.FormEvent): void => {
    event.preventDefault()
    if (path) onChoose(path)
  }
  return (
    <Modal name={`Where ${name} stands in ${subject.name}`} onClose={onClose}>
      <form onSubmit={submit} className="mount-form">
        <p className="dim">A path in its state, as the comparison writes it. Empty: the whole state.</p>
        <input
          className="field mono"
          aria-label="Path"
          aria-invalid={path === undefined}
          aria-describedby={`${id}-problem`}
          list={`${id}-paths`}
          placeholder="the whole state"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <datalist id={`${id}-paths`}>
          {suggestions(subject).map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <p id={`${id}-problem`} role="status" className="tone-bad mount-problem">
          {path === undefined && 'This is no path. Write it like items[0].name or items["sku-7"].'}
        </p>
        <footer className="modal-foot">
          <button type="button" className="button outlined" onClick={() => onChoose(undefined)}>
            Find it by content
          </button>
          <button type="submit" className="button primary" disabled={path === undefined}>
            Compare there
          </button>
        </footer>
      </form>
    </Modal>
  )
}

/** How many members of a state are suggested. */
const SUGGESTED = 50

/** The members of the state that can hold something, and theirs. */
function suggestions({ columns }: DiagnosedSubject): string[] {
  const state = columns[0]?.value
  const paths = membersOf(state).flatMap(([key, value]): Path[] => [
    [key],
    ...membersOf(value).map(([inner]): Path => [key, inner]),
  ])
  return paths.slice(0, SUGGESTED).map(formatPath)
}

function membersOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).filter(([, member]) => typeof member === 'object' && member !== null)
}
