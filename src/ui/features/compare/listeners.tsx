import type { Listeners } from '../../../core/diagnosis'
import { FrameLink } from '../../components/actions'
import { count, plural } from '../../components/time'

/** Who listens to the store: how many, and when opened, from where. */
export function ListenersNote({ listeners }: { listeners: Listeners }) {
  const { live, sites, atLeast } = listeners
  return (
    <details className="details-note numbers">
      <summary>
        {atLeast ? 'at least ' : ''}
        {plural(live, 'live subscription')} ({plural(sites.length, 'call site')})
      </summary>
      <ul>
        {sites.map(({ by, frame, live: here }, index) => (
          // Sites have no name of their own; their order is by count.
          <li key={`${index} ${by}`}>
            {count(here)} by {by} {frame && <FrameLink frame={frame} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
