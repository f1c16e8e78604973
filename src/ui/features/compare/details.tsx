import { useMemo } from 'react'
import type { AlignedNode } from '../../../core/diff/aligned'
import type { DiagnosedSubject, Diagnosis } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { CopyButton } from '../../components/actions'
import { StateBadge } from '../../components/look'
import { pathName } from '../../components/path-names'
import { LOW, useMedia } from '../../components/media'
import { clock } from '../../components/time'
import { usePanel } from '../../store/store'
import { nodeAt } from '../../store/node-at'
import { partingEvent } from '../../store/parting'
import { ListenersNote } from './listeners'
import { ValueViews } from './full-value'
import { longTexts } from './long-texts'
import { SourceDetails } from './source-details'
import { TextChoice } from './text-choice'

interface DetailsProps {
  subject: DiagnosedSubject
  diagnosis: Diagnosis
  path: Path
}

/** The selected path: what each source has there in full, who wrote it, and when the sources parted. */
export function PathDetails({ subject, diagnosis, path }: DetailsProps) {
  const goToEvent = usePanel((state) => state.goToEvent)
  const low = useMedia(LOW)
  const open = usePanel((state) => state.detailsOpen) ?? !low
  const setOpen = usePanel((state) => state.setDetailsOpen)
  const view = usePanel((state) => state.valueView)
  const node = useMemo(() => nodeAt(subject.tree, path), [subject.tree, path])
  const blames = useMemo(() => subject.blame(path), [subject, path])
  const parting = useMemo(() => partingEvent(diagnosis, subject), [diagnosis, subject])
  const texts = useMemo(() => longTexts(node?.cells ?? []), [node])
  const text = pathName(path)
  return (
    <section className={`details${open ? '' : ' closed'}`} aria-label={`Details of ${text}`}>
      <header className="details-head">
        <button
          type="button"
          className="button twist-button"
          aria-expanded={open}
          aria-label={open ? 'Close details' : 'Open details'}
          onClick={() => setOpen(!open)}
        >
          {open ? '▼' : '▶'}
        </button>
        <code className="ellipsis">{text}</code>
        {node && <StateBadge state={node.state} />}
        {subject.divergedSince !== undefined && (
          <small className="ellipsis numbers">
            <span className="optional">first diverged </span>
            {clock(subject.divergedSince)}
            {parting && (
              <>
                {' · '}
                <button type="button" className="link" onClick={() => goToEvent(parting.id)}>
                  go there
                </button>
              </>
            )}
          </small>
        )}
        <span className="grow" />
        {open && <ValueViews />}
        <span className="optional">
          <CopyButton text={() => text} label="Copy path" />
        </span>
      </header>
      {open && (
        <div className="details-body">
          {node?.loses !== undefined && <p className="details-note">Serialization: {node.loses}.</p>}
          {texts.length > 0 && <TextChoice key={text} texts={texts} columns={subject.columns} />}
          <div className="details-sources">
            {subject.columns.map((column, index) => (
              <SourceDetails
                path={path}
                key={column.source.id}
                column={column}
                cell={cellAt(node, index)}
                shownElsewhere={view === 'parsed' && texts.some(({ column: shown }) => shown === index)}
                blame={blames.find((blame) => blame.source === column.source.id)}
              />
            ))}
          </div>
          {subject.listeners && <ListenersNote listeners={subject.listeners} />}
        </div>
      )}
    </section>
  )
}

const cellAt = (node: AlignedNode | undefined, index: number): AlignedNode['cells'][number] =>
  node?.cells[index] ?? { kind: 'absent' }
