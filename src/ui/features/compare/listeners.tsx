import type { Listeners } from '../../../core/diagnosis'
import { count, plural } from '../../components/time'
import { FrameLink } from '../../source-maps/frame-link'

/** `12 live subscriptions (3 call sites)` */
export function listenersText({ live, sites, atLeast }: Listeners): string {
  return `${atLeast ? 'at least ' : ''}${plural(live, 'live subscription')} (${plural(sites.length, 'call site')})`
}

/** Who listens to the store: how many, and when opened, from where. */
export function ListenersNote({ listeners }: { listeners: Listeners }) {
  return (
    <details className="details-note numbers">
      <summary>{listenersText(listeners)}</summary>
      <ul>
        {listeners.sites.map(({ by, frame, live }, index) => (
          // Sites have no name of their own; their order is by count.
          <li key={`${index} ${by}`}>
            {count(live)} by {by} {frame && <FrameLink frame={frame} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
