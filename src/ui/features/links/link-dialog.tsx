import { useId, useMemo, useState } from 'react'
import type { DiagnosedSubject, Diagnosis } from '../../../core/diagnosis'
import { Chip } from '../../components/look'
import { Modal } from '../../components/modal'
import { plural } from '../../components/time'
import { ValuePreview } from '../../components/value'
import { type LinkCandidate, candidatesFor, matching } from './candidates'

/** The most candidates that are listed at once. */
const LISTED = 100

interface LinkDialogProps {
  subject: DiagnosedSubject
  diagnosis: Diagnosis
  isRefused: (source: string) => boolean
  onChoose: (candidate: LinkCandidate) => void
  onClose: () => void
}

/** Lets the user choose a source that holds the same state as a subject, by typing a part of its name. */
export function LinkDialog({ subject, diagnosis, isRefused, onChoose, onClose }: LinkDialogProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  // As it was when the dialog opened: nothing moves under the pointer.
  const [candidates] = useState(() => candidatesFor(subject, diagnosis))
  const found = useMemo(() => matching(candidates, text), [candidates, text])
  const listed = found.slice(0, LISTED)
  const at = Math.min(chosen, listed.length - 1)

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const candidate = listed[at]
    if (by !== undefined && listed.length > 0) setChosen((at + by + listed.length) % listed.length)
    else if (event.key === 'Enter' && candidate) onChoose(candidate)
    else return
    event.preventDefault()
  }
  return (
    <Modal name={`Link a source to ${subject.name}`} onClose={onClose}>
      <p className="dim">
        Choose what holds the same state. It becomes a column, and is compared path by path. The link is kept on this
        machine, never in the page.
      </p>
      <input
        type="search"
        role="combobox"
        className="field"
        aria-label="Search sources"
        placeholder="Key or request…"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={listed[at] && `${id}-${at}`}
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Sources" tabIndex={-1} className="link-list">
        {listed.map((candidate, index) => (
          <Option
            key={candidate.column.source.id}
            id={`${id}-${index}`}
            candidate={candidate}
            selected={index === at}
            refused={isRefused(candidate.column.source.id)}
            onChoose={onChoose}
          />
        ))}
      </div>
      <p className="dim" role="status" aria-label="Sources found">
        {candidates.length === 0 ? 'No other entry or request is known yet.' : foundWords(found.length)}
      </p>
    </Modal>
  )
}

function foundWords(found: number): string {
  return found > LISTED
    ? `${found} sources, the first ${LISTED} of them listed: type more of the name`
    : plural(found, 'source')
}

interface OptionProps {
  id: string
  candidate: LinkCandidate
  selected: boolean
  refused: boolean
  onChoose: (candidate: LinkCandidate) => void
}

function Option({ id, candidate, selected, refused, onChoose }: OptionProps) {
  const { column, name, of } = candidate
  return (
    <div
      id={id}
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: 'nearest' })
      }}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className="link-option"
      onClick={() => onChoose(candidate)}
      onKeyDown={undefined}
    >
      <Chip kind={column.source.kind} />
      <span className="ellipsis link-name">{name.slice(name.indexOf(' ') + 1)}</span>
      <span className="ellipsis grow dim">
        {column.value === undefined ? 'empty' : <ValuePreview value={column.value} max={60} />}
      </span>
      {of.length > 0 && <small>in {of.join(', ')}</small>}
      {refused && <small className="tone-warn">refused before</small>}
    </div>
  )
}
