import type { Column, DiagnosedSubject } from '../../../core/diagnosis'
import type { LinkReason } from '../../../core/session/session'
import { PinMark } from '../../components/pin-mark'
import { columnLook, sourceDetail } from '../../components/sources'
import { Separator } from '../../components/separator'
import { clock } from '../../components/time'
import { useLinkMenus } from '../../link-menus'
import { FrameLink } from '../../source-maps/frame-link'
import { usePanel } from '../../store/store'
import { type TabLabels, useTabLabels } from '../../store/tab-labels'
import { columnKey, WIDTHS } from './columns'
import { HeadName } from './head-name'
import { listenersText } from './listeners'
import { MovableHead } from './movable-head'
import { PickedHead } from './picked-head'
import { useDryRunItems } from './use-dry-run-items'
import { usePickItems } from './use-pick-items'
import { useRefetchItems } from './use-refetch-items'
import { isNamed } from './is-named'

/** Why a source stands beside the store; the title says more. */
const LINKED: Readonly<Record<LinkReason, string>> = {
  declared: 'linked as declared',
  causal: 'linked by its writes',
  identity: 'linked by identity',
  content: 'linked by content',
  pinned: '',
}

export interface ColumnHeadProps {
  column: Column
  subject: DiagnosedSubject
  /** Keys of the columns that are shown, in their order, and of those that are not. */
  shown: readonly string[]
  hidden: readonly string[]
}

export function ColumnHead(props: ColumnHeadProps) {
  return props.column.picked ? <PickedHead {...props} /> : <SourceHead {...props} />
}

/** The head of a source's column: what it is, how it is encoded, who wrote it last, from where, when, and why it is here. */
function SourceHead({ column, subject, shown, hidden }: ColumnHeadProps) {
  const { source, codec, version, provenance } = column
  const menus = useLinkMenus()
  const refetch = useRefetchItems()
  const pick = usePickItems()
  const dryRun = useDryRunItems()
  const setWidth = usePanel((state) => state.setWidth)
  const look = columnLook(column)
  const tabs = useTabLabels()
  const key = columnKey(subject, column)
  const links = subject.links.filter((link) => link.from === source.id || link.to === source.id)
  const why = source.kind === 'memory' ? undefined : links[0]?.why
  const frame = provenance?.frames[0]
  const encoding = [codec, version === undefined ? '' : `v${version}`].filter(Boolean).join(' ')
  /** A writer without a name is called by its line, which stands there anyway. */
  const by = provenance && isNamed(provenance) ? provenance.by : undefined
  const time = clock(provenance?.at ?? column.at) || 'never read'
  const tab = ownerOf(column, tabs)
  const linked = why && LINKED[why]
  const title = [
    `${look.name} ${[source.database, source.objectStore, source.key ?? source.label].filter(Boolean).join('/')}`,
    source.tab !== undefined && tabs.more(source.tab),
    source.attributes !== undefined && `set with ${source.attributes}`,
    source.kind === 'cookie' && 'no script, nor Driftscope, is shown the cookies that are HttpOnly',
    source.writable === true && `${source.library ?? 'its library'} has a way to put another state in its place`,
    encoding && `encoded as ${encoding}`,
    provenance && `last written by ${provenance.by}, ${time}`,
    subject.listeners && column === subject.columns[0] && listenersText(subject.listeners),
    ...links.map(
      (link) => `linked: ${link.why} (${link.confidence})${link.because === undefined ? '' : `: ${link.because}`}`,
    ),
    ...(provenance?.frames ?? []).map((f) => `at ${f.fn} ${f.url}:${f.line}:${f.column}`),
  ]
  return (
    <MovableHead
      name={look.name}
      columnKey={key}
      shown={shown}
      hidden={hidden}
      className={look.layer}
      title={title.filter(Boolean).join('\n')}
      more={() => [
        ...pick(subject, column),
        ...refetch(column),
        ...dryRun(subject, column),
        ...menus.ofColumn(subject, column),
      ]}
    >
      <div className="ellipsis head-line">
        <HeadName look={look} detail={sourceDetail(source)} crowded={tab !== ''}>
          {tab !== '' && <span className="dim">{tab} </span>}
        </HeadName>
        {encoding && source.kind !== 'memory' && <span className="encoding"> {encoding}</span>}
      </div>
      <small className="ellipsis numbers">
        {provenance?.trouble !== undefined && <span className="tone-bad">{provenance.trouble} · </span>}
        {why === 'pinned' && (
          <span className="pinned">
            <PinMark /> pinned ·{' '}
          </span>
        )}
        {by !== undefined && `${by} · `}
        {time}
        {frame && (
          <>
            {' · '}
            <FrameLink frame={frame} />
          </>
        )}
        {linked && ` · ${linked}`}
      </small>
      <Separator {...WIDTHS} name={look.name} onResize={(width) => setWidth(key, width)} />
    </MovableHead>
  )
}

/** With several tabs: whose memory a column shows, as far as its name does not say so. */
function ownerOf({ source, tab }: Column, tabs: TabLabels): string {
  if (source.kind !== 'memory' || source.tab === undefined) return ''
  if (tab === undefined) return tabs.of(source.tab)
  return tabs.isOwn(source.tab) ? '(this tab)' : ''
}
