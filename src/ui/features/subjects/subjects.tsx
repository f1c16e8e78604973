import { useEffect, useId, useMemo, useRef } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import { Chip, StatusDot } from '../../components/look'
import { shownKind } from '../../components/sources'
import { count, plural } from '../../components/time'
import { usePanel } from '../../store/store'
import { subjectTab, useTabLabels } from '../../store/tab-labels'
import { groupSubjects } from './groups'
import { movedKinds } from './moved'
import './subjects.css'

interface SubjectsProps {
  subjects: readonly DiagnosedSubject[]
  selected: DiagnosedSubject | undefined
}

/** The sidebar: what was found, how it stands, which kinds of source each has. */
export function Subjects({ subjects, selected }: SubjectsProps) {
  const id = useId()
  const text = usePanel((state) => state.subjectText)
  const setText = usePanel((state) => state.setSubjectText)
  const choose = usePanel((state) => state.openSubject)
  const clear = usePanel((state) => state.clearPicks)
  const tabs = useTabLabels()
  const groups = useMemo(() => groupSubjects(subjects, text, tabs), [subjects, text, tabs])
  const flat = groups.flatMap((group) => group.subjects)
  const at = flat.findIndex((subject) => subject.id === selected?.id)
  const list = useRef<HTMLDivElement>(null)
  const selectedId = selected?.id
  useEffect(() => {
    if (selectedId === undefined) return
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Delete' && event.target === list.current && selected?.group === 'picked') clear()
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: flat.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = flat[Math.min(flat.length - 1, Math.max(0, to))]
    if (next) choose(next)
  }
  return (
    <nav className="subjects" aria-label="Subjects">
      <input
        type="search"
        className="field"
        placeholder="Filter subjects"
        aria-label="Filter subjects"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        role="listbox"
        aria-label="Subjects"
        tabIndex={0}
        className="subject-list"
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        onKeyDown={onKeyDown}
      >
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div role="presentation" className="subject-group">
              {group.title}
            </div>
            {group.subjects.map((subject) => (
              <Subject
                key={subject.id}
                id={`${id}-${flat.indexOf(subject)}`}
                subject={subject}
                selected={subject.id === selected?.id}
                onChoose={() => choose(subject)}
              />
            ))}
          </div>
        ))}
        {flat.length === 0 && (
          <p className="subjects-none dim">{text === '' ? 'No subjects yet' : `Nothing matches “${text}”`}</p>
        )}
      </div>
    </nav>
  )
}

interface SubjectProps {
  id: string
  subject: DiagnosedSubject
  selected: boolean
  onChoose: () => void
}

/** The comparison is taken apart; its sources stay where they are. */
function ClosePicked() {
  const clear = usePanel((state) => state.clearPicks)
  return (
    <button
      type="button"
      tabIndex={-1}
      className="button small"
      aria-label="Close the picked comparison"
      title="Close the picked comparison (Delete)"
      onMouseDown={(event) => event.stopPropagation()}
      onClick={clear}
    >
      ✕
    </button>
  )
}

/** More would leave no room for the name; then the first few stand for all. */
const MOST_CHIPS = 5
const FIRST_CHIPS = 3

function Subject({ id, subject, selected, onChoose }: SubjectProps) {
  const tabs = useTabLabels()
  const kinds = [...new Set(subject.columns.map(shownKind))]
  const chips = kinds.length > MOST_CHIPS ? kinds.slice(0, FIRST_CHIPS) : kinds
  const moved = useMemo(() => movedKinds(subject), [subject])
  const library = subject.group === 'store' && subject.columns[0]?.source.library
  return (
    // The listbox takes the keys (aria-activedescendant).
    <div id={id} role="option" tabIndex={-1} aria-selected={selected} className="subject" onMouseDown={onChoose}>
      <StatusDot status={subject.status} />
      <span
        className="ellipsis"
        title={[subject.name, library, tabs.more(subjectTab(subject))].filter(Boolean).join('\n')}
      >
        {subject.name.replace(/^store (?=at )/, '')}
      </span>
      <span className="dim numbers" title={`${plural(subject.divergent, 'path')} differ`}>
        {subject.divergent > 0 && count(subject.divergent)}
      </span>
      <span className="chips">
        {subject.group === 'picked' && <ClosePicked />}
        {chips.map((kind) => (
          <Chip key={kind} kind={kind} says={moved.get(kind)} />
        ))}
        {chips.length < kinds.length && <small>+{kinds.length - chips.length}</small>}
      </span>
    </div>
  )
}
