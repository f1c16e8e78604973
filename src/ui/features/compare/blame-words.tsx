import type { Blame } from '../../../core/diagnosis'
import { writerName } from '../../../core/timeline/stack'
import { clock } from '../../components/time'
import { useWriter } from '../../source-maps/use-writer'
import { usePanel } from '../../store/store'
import { isNamed } from './is-named'

/** ` by addItem`, ` by GET /api/cart 200 · 60 ms`; nothing where no name is known: the line stands beside it anyway. */
export function By({ blame }: { blame: Blame }) {
  const { request } = blame
  const by = useBy(blame)
  if (!isNamed({ ...blame, by })) return undefined
  return (
    <>
      {' by '}
      <b title={request && `${request.method} ${request.url}`}>{by}</b>
      {request && <span className="dim numbers"> {howItWent(request)}</span>}
    </>
  )
}

/** What is said of the writer, with its name as it was written where that is known. */
function useBy({ by, writer, request }: Blame): string {
  const { name } = useWriter(request ? undefined : writer)
  const recorded = writerName(writer)
  return name !== '' && by.startsWith(recorded) ? `${name}${by.slice(recorded.length)}` : by
}

function howItWent({ status, milliseconds, why }: NonNullable<Blame['request']>): string {
  const parts = [
    status === undefined ? undefined : String(status),
    why !== undefined && why !== String(status) ? why : undefined,
    milliseconds === undefined ? undefined : `${Math.round(milliseconds)} ms`,
  ]
  return parts.filter((part) => part !== undefined).join(' · ')
}

/** Whose value it was that somebody only brought in: the writer of what a hydration read, the request of an answer. */
export function BroughtBy({ blame: { by, brought } }: { blame: Blame }) {
  if (!brought) return undefined
  const reads = by.startsWith('hydration')
  return (
    <span className="brought">
      {reads ? ', which read what ' : ', from '}
      {brought.event === undefined ? 'was there before the recording' : <Writer blame={brought} reads={reads} />}
    </span>
  )
}

function Writer({ blame, reads }: { blame: Blame; reads: boolean }) {
  const by = useBy(blame)
  return (
    <>
      <b>{by}</b>
      {blame.request && <span className="dim numbers"> {howItWent(blame.request)}</span>}
      {reads ? ' wrote at ' : ' at '}
      <EventTime blame={blame} />
    </>
  )
}

/** When it was: a click shows the event. */
export function EventTime({ blame: { event, at } }: { blame: Blame }) {
  const goToEvent = usePanel((state) => state.goToEvent)
  if (event === undefined || at === undefined) return undefined
  return (
    <button
      type="button"
      className="link numbers"
      title="Show this event in the timeline"
      onClick={() => goToEvent(event)}
    >
      {clock(at)}
    </button>
  )
}
