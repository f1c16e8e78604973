import { FrameLink } from '../../source-maps/frame-link'
import { pickedMoment, shownKind, SOURCE_LOOKS, sourceDetail } from '../../components/sources'
import { Separator } from '../../components/separator'
import { clock } from '../../components/time'
import { pickKey } from '../../store/pick-slice'
import { usePanel } from '../../store/store'
import type { ColumnHeadProps } from './column-head'
import { WIDTHS } from './columns'
import { HeadName } from './head-name'
import { isNamed } from './is-named'
import { MovableHead } from './movable-head'
import { usePickItems } from './use-pick-items'

/** The head of a picked column: what it is, of which moment and recording, who had written it by then. */
export function PickedHead({ column, subject, shown, hidden }: ColumnHeadProps) {
  const { source, provenance, picked } = column
  const items = usePickItems()
  const setWidth = usePanel((state) => state.setWidth)
  const remove = usePanel((state) => state.removePick)
  const pick = usePanel((state) => state.picks.find((each) => pickKey(each) === picked?.pick))
  const look = SOURCE_LOOKS[shownKind(column)]
  const kind = column.tab ?? look.name
  const key = picked?.pick ?? ''
  const what = source.kind === 'memory' ? picked?.subject : sourceDetail(source)
  const moment = picked ? pickedMoment(picked) : ''
  const tab = column.tab === undefined ? picked?.tab : undefined
  const name = [kind, what, tab].filter(Boolean).join(' ')
  const by = provenance && isNamed(provenance) ? provenance.by : undefined
  const frame = provenance?.frames[0]
  const written = clock(provenance?.at ?? column.at)
  return (
    <MovableHead
      name={`${name} ${moment}`}
      columnKey={key}
      shown={shown}
      hidden={hidden}
      className={look.layer}
      title={[name, moment, provenance && `last written by ${provenance.by}, ${written || 'never'}`]
        .filter(Boolean)
        .join('\n')}
      more={() => items(subject, column)}
    >
      <div className="picked-line">
        <span className="ellipsis grow head-line">
          <HeadName look={{ ...look, name: kind }} detail={what ?? ''} crowded />{' '}
          {tab !== undefined && <span className="dim">{tab}</span>}
        </span>
        <button
          type="button"
          className="button small"
          aria-label={`Remove ${name} ${moment}`}
          title="Remove from the comparison"
          onClick={() => pick && remove(pick)}
        >
          ✕
        </button>
      </div>
      <small className="ellipsis numbers">
        <span className="picked-moment">{moment}</span>
        {by !== undefined && ` · ${by}`}
        {written !== '' && !moment.startsWith(written) && ` · ${written}`}
        {frame && (
          <>
            {' · '}
            <FrameLink frame={frame} />
          </>
        )}
      </small>
      <Separator {...WIDTHS} name={name} onResize={(width) => setWidth(key, width)} />
    </MovableHead>
  )
}
