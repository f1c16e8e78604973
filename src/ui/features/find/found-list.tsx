import { useRef } from 'react'
import type { Hit } from '../../../core/find/hit'
import { formatPath } from '../../../core/value/path'
import { Chip } from '../../components/look'
import { SOURCE_LOOKS, sourceDetail } from '../../components/sources'
import { clock, count } from '../../components/time'
import { useVirtualRows } from '../../components/virtual-rows'
import { useTabLabels } from '../../store/tab-labels'
import { useRowHeight } from '../../store/use-row-height'
import type { FoundRow } from './found-rows'

interface FoundListProps {
  id: string
  rows: readonly FoundRow[]
  /** Index of the selected row, -1 for none. */
  at: number
  onChoose: (index: number) => void
}

/** What was found in all sources and all time, under the source it is in. */
export function FoundList({ id, rows, at, onChoose }: FoundListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const virtual = useVirtualRows({ scroller, count: rows.length, height, selected: at, selection: rows[at]?.key })
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label="Found everywhere"
      tabIndex={0}
      className="found-list"
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }} className="found-body">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          const place = { top: start, id: `${id}-${index}` }
          if (!row) return undefined
          if (row.kind === 'source') return <SourceRow key={row.key} row={row} top={start} />
          return <HitRow key={row.key} {...place} row={row} selected={index === at} onChoose={() => onChoose(index)} />
        })}
      </div>
    </div>
  )
}

function SourceRow({
  row: { subject, source, count: found },
  top,
}: {
  row: FoundRow & { kind: 'source' }
  top: number
}) {
  const tabs = useTabLabels()
  const tab = source?.tab === undefined ? '' : tabs.of(source.tab)
  return (
    <div role="presentation" className="found-row found-source" style={{ transform: `translateY(${top}px)` }}>
      {source && <Chip kind={source.kind} />}
      <span className="ellipsis">
        <strong>{subject}</strong> <span className="dim">{source && `${nameOf(source)} ${tab}`}</span>
      </span>
      <span className="dim numbers">{count(found)}</span>
    </div>
  )
}

interface HitRowProps {
  row: FoundRow & { kind: 'hit' }
  id: string
  top: number
  selected: boolean
  onChoose: () => void
}

function HitRow({ row: { hit, subject, source }, id, top, selected, onChoose }: HitRowProps) {
  const path = formatPath(hit.path) || '(whole value)'
  const where = source ? `${subject}, ${nameOf(source)}` : subject
  return (
    // The listbox takes the keys (aria-activedescendant).
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-label={`${path}: ${hit.text}, in ${where}, ${spokenSpan(hit)}`}
      className={`found-row found-hit${hit.to === undefined ? '' : ' past'}`}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={onChoose}
    >
      <span className="ellipsis mono found-path" title={path}>
        <Marked text={path} mark={hit.by === 'value' ? undefined : hit.mark} />
      </span>
      <span className="ellipsis mono" title={hit.text}>
        <Marked text={hit.text} mark={hit.by === 'value' ? hit.mark : undefined} />
      </span>
      <span className="numbers dim found-span">
        {clock(hit.from)}
        {hit.to === undefined ? ' – now' : ` – ${clock(hit.to)}`}
      </span>
    </div>
  )
}

function Marked({ text, mark }: { text: string; mark: Hit['mark'] }) {
  if (!mark) return text
  return (
    <>
      {text.slice(0, mark[0])}
      <mark>{text.slice(...mark)}</mark>
      {text.slice(mark[1])}
    </>
  )
}

const nameOf = (source: NonNullable<FoundRow['source']>): string =>
  `${SOURCE_LOOKS[source.kind].name} ${sourceDetail(source)}`

const spokenSpan = ({ from, to }: Hit): string =>
  to === undefined ? `since ${clock(from)}` : `from ${clock(from)} to ${clock(to)}`
