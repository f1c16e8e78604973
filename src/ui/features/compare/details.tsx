import { useMemo } from 'react'
import type { AlignedNode } from '../../../core/diff/aligned'
import type { DiagnosedSubject, Diagnosis } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { CopyButton } from '../../components/actions'
import { StateBadge } from '../../components/look'
import { pathName } from '../../components/path-names'
import { LOW, useMedia } from '../../components/media'
import { clock } from '../../components/time'
import { OriginalsButton } from '../../source-maps/originals-button'
import { usePanel } from '../../store/store'
import { FirstDivergenceButton } from '../../moments/first-divergence-button'
import { nodeAt } from '../../store/node-at'
import { partingEvent } from '../../store/parting'
import { DetailsTabs } from './details-tabs'
import { PathChanges } from './path-changes'
import { ListenersNote } from './listeners'
import { ValueViews } from './full-value'
import { longTexts } from './long-texts'
import { SourceDetails } from './source-details'
import { TextChoice } from './text-choice'
import { usePathHistory } from './use-path-history'
import { hasTwin, WithoutPart } from './without-part'

interface DetailsProps {
  subject: DiagnosedSubject
  diagnosis: Diagnosis
  path: Path
}

/** The selected path: what each source has there in full and who wrote it, or all that happened to it. */
export function PathDetails({ subject, diagnosis, path }: DetailsProps) {
  const low = useMedia(LOW)
  const open = usePanel((state) => state.detailsOpen) ?? !low
  const setOpen = usePanel((state) => state.setDetailsOpen)
  const tab = usePanel((state) => state.detailsTab)
  const history = usePathHistory(subject, path, open)
  const node = useMemo(() => nodeAt(subject.tree, path), [subject.tree, path])
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
        <FirstDiverged subject={subject} diagnosis={diagnosis} />
        <span className="grow" />
        {open && <DetailsTabs history={history} />}
        <span className="optional">
          <CopyButton text={() => text} label="Copy path" />
        </span>
      </header>
      {open && (
        <div className="details-body" role="tabpanel" aria-label={tab === 'history' ? 'History' : 'Values'}>
          <div className="details-tools">
            {tab === 'values' && <ValueViews />}
            <FirstDivergenceButton path={path} />
            <OriginalsButton />
            {tab === 'history' && <BackToNow />}
          </div>
          {tab === 'history' && history ? (
            <PathChanges subject={subject} path={path} history={history} at={diagnosis.at} />
          ) : (
            <Values subject={subject} path={path} node={node} />
          )}
        </div>
      )}
    </section>
  )
}

/** Where a moment of the past is shown. */
function BackToNow() {
  const playhead = usePanel((state) => state.playhead)
  const movePlayhead = usePanel((state) => state.movePlayhead)
  if (playhead === undefined) return undefined
  return (
    <button type="button" className="button outlined" onClick={() => movePlayhead(undefined)}>
      Back to now
    </button>
  )
}

function FirstDiverged({ subject, diagnosis }: Pick<DetailsProps, 'subject' | 'diagnosis'>) {
  const goToEvent = usePanel((state) => state.goToEvent)
  const parting = useMemo(() => partingEvent(diagnosis, subject), [diagnosis, subject])
  if (subject.divergedSince === undefined) return undefined
  return (
    <small className="ellipsis numbers">
      since {clock(subject.divergedSince)}
      {parting && (
        <>
          {' · '}
          <button
            type="button"
            className="link"
            title="The event at which they parted, in the timeline"
            onClick={() => goToEvent(parting.id)}
          >
            go there
          </button>
        </>
      )}
    </small>
  )
}

interface ValuesProps {
  subject: DiagnosedSubject
  path: Path
  node: AlignedNode | undefined
}

/** What each source has at the path. */
function Values({ subject, path, node }: ValuesProps) {
  const view = usePanel((state) => state.valueView)
  const blames = useMemo(() => subject.blame(path), [subject, path])
  const texts = useMemo(() => longTexts(node?.cells ?? []), [node])
  const isOutside = (index: number): boolean => node?.cells[index]?.kind === 'outside'
  return (
    <>
      {node?.loses !== undefined && <p className="details-note">Serialization: {node.loses}.</p>}
      {texts.length > 0 && <TextChoice key={pathName(path)} texts={texts} columns={subject.columns} />}
      <div className="details-sources">
        {subject.columns.map(
          (column, index) =>
            !isOutside(index) && (
              <SourceDetails
                path={path}
                key={column.source.id}
                column={column}
                hasTwin={hasTwin(column, subject.columns)}
                cell={node?.cells[index] ?? { kind: 'absent' }}
                moved={node?.moved === true}
                shownElsewhere={view === 'parsed' && texts.some(({ column: shown }) => shown === index)}
                blame={blames.find((blame) => blame.source === column.source.id)}
              />
            ),
        )}
      </div>
      <WithoutPart columns={subject.columns.filter((_, index) => isOutside(index))} />
      {subject.listeners && <ListenersNote listeners={subject.listeners} />}
    </>
  )
}
