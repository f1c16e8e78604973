import type { LiveStatus } from '../../live'
import { useServices } from '../../services'
import { EXPLANATIONS } from './explain'
import { tried } from './tried'
import './empty.css'

/** The panel with nothing to compare: why, what was tried, what to do. */
export function EmptyPanel({ status }: { status: LiveStatus }) {
  const { live } = useServices()
  if (status.connection === 'connected') return <NothingFound status={status} />
  const { title, text, action } = EXPLANATIONS[status.connection](status.origin === '' ? 'this page' : status.origin)
  const act = action === 'permission' ? live.requestPermission : action === 'reload' ? live.reloadPage : undefined
  return (
    <div className="empty" role="region" aria-label="Nothing to show">
      <h2>{title}</h2>
      <p>{text}</p>
      {act && (
        <button type="button" className="button primary" onClick={act}>
          {action === 'permission' ? `Allow ${status.origin}` : 'Reload the page'}
        </button>
      )}
    </div>
  )
}

function NothingFound({ status }: { status: LiveStatus }) {
  const { live } = useServices()
  return (
    <div className="empty" role="region" aria-label="Nothing to show">
      <h2>No store and no saved state found on this page yet</h2>
      <p>
        The recorder runs
        {status.fromStart
          ? ' and started before the page’s first script'
          : ', but started after the page’s first scripts: reload the page to see its beginning'}
        . State appears here as soon as a store is created, a storage entry is written, or JSON is fetched.
      </p>
      {status.techniques.length > 0 && (
        <>
          <h3>What was tried</h3>
          <table className="techniques" aria-label="Techniques">
            <tbody>
              {tried(status.techniques).map(({ outcome, plugins }) => (
                <tr key={outcome}>
                  <th scope="row" className={outcome === 'failed' ? 'tone-bad' : ''}>
                    {outcome}
                  </th>
                  <td>
                    {plugins.map(({ name, says, ways }) => (
                      <span key={name} title={ways} className={says === '' ? 'tried' : 'tried tried-saying'}>
                        {name}
                        {says !== '' && <span className="dim"> {says}</span>}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p className="dim">
        Yours is not found? Nothing leads to a store that a module keeps to itself. Announce it:{' '}
        <code>import {'{ register }'} from 'driftscope/announce'</code>, then{' '}
        <code>{'register({ name, getState, subscribe })'}</code>. To find it without a change of the app, record with{' '}
        <code>driftscope record --deep-scan</code>. A page in a sandboxed frame can’t be read.
      </p>
      {live.reloadPage && (
        <button type="button" className="button outlined" onClick={live.reloadPage}>
          Reload the page
        </button>
      )}
    </div>
  )
}
