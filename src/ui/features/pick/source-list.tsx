import { useEffect, useRef } from 'react'
import { Chip } from '../../components/look'
import { sourceDetail } from '../../components/sources'
import { ValuePreview } from '../../components/value'
import type { PickOption } from './options'

const LIST = 'picker-sources'
const optionId = (index: number): string => `${LIST}-${index}`

interface SourceListProps {
  options: readonly PickOption[]
  at: number
  onChoose: (index: number) => void
  onAdd: (index: number) => void
}

/** The sources of a recording: a press chooses one, a second press adds it as it is now. */
export function SourceList({ options, at, onChoose, onAdd }: SourceListProps) {
  return (
    <div id={LIST} role="listbox" aria-label="Sources" tabIndex={-1} className="picker-list">
      {options.map(({ column, subject, tab, label }, index) => {
        const { source } = column
        const before = options[index - 1]
        return (
          <Option key={source.id} id={optionId(index)} label={label} selected={index === at}>
            <button
              type="button"
              tabIndex={-1}
              className="picker-press"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(index)}
              onDoubleClick={() => onAdd(index)}
            >
              <span className={`ellipsis picker-subject${before?.subject.id === subject.id ? ' again' : ''}`}>
                {subject.name}
              </span>
              <Chip kind={source.kind} />
              <span className="ellipsis">
                {source.kind === 'memory' ? (source.library ?? 'memory') : sourceDetail(source)}
                {tab !== '' && <span className="dim"> {tab}</span>}
              </span>
              <span className="ellipsis grow dim picker-value">
                {column.value === undefined ? 'empty' : <ValuePreview value={column.value} max={40} />}
              </span>
            </button>
          </Option>
        )
      })}
      {options.length === 0 && <p className="picker-none dim">Nothing of the kind</p>}
    </div>
  )
}

interface OptionProps {
  id: string
  label: string
  selected: boolean
  children: React.ReactNode
}

/** The field has the focus and the keys (aria-activedescendant). */
function Option({ id, label, selected, children }: OptionProps) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <div
      ref={ref}
      id={id}
      role="option"
      tabIndex={-1}
      aria-label={label}
      aria-selected={selected}
      className="picker-option"
    >
      {children}
    </div>
  )
}

interface SearchProps {
  text: string
  count: number
  at: number
  onText: (text: string) => void
  onMove: (to: number) => void
  onAdd: () => void
  /** The last that was added. */
  onTakeBack: () => void
}

/** Arrows move in the list below, Enter adds, Backspace in an empty field takes back. */
SourceList.Search = function Search({ text, count, at, onText, onMove, onAdd, onTakeBack }: SearchProps) {
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (by !== undefined && count > 0) onMove((at + by + count) % count)
    else if (event.key === 'Enter') onAdd()
    else if (event.key === 'Backspace' && text === '') onTakeBack()
    else return
    event.preventDefault()
  }
  return (
    <input
      type="search"
      role="combobox"
      className="field grow"
      aria-label="Search sources"
      placeholder="Subject, key or request…"
      aria-expanded="true"
      aria-controls={LIST}
      aria-activedescendant={count > 0 ? optionId(at) : undefined}
      autoFocus
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
    />
  )
}
