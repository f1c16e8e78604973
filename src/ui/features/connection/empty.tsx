import type { LiveStatus, Technique } from '../../live'
import { useServices } from '../../services'
import { EXPLANATIONS } from './explain'
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
              {status.techniques.map((technique) => (
                <tr key={`${technique.plugin} ${technique.id}`}>
                  <td>{technique.plugin}</td>
                  <td>{technique.id}</td>
                  <td>{stateWords(technique)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p className="dim">
        A store created outside React, without persist, shows up at its first change. If yours never does, check that
        the page is not inside a sandboxed frame, and that the library is one that Driftscope knows.
      </p>
      {live.reloadPage && (
        <button type="button" className="button outlined" onClick={live.reloadPage}>
          Reload the page
        </button>
      )}
    </div>
  )
}

const WORDS: Record<Technique['state'], string> = {
  armed: 'watching, nothing yet',
  hit: 'found something',
  withdrawn: 'given up: nothing came in time',
  failed: 'failed',
}

const stateWords = ({ state, detail }: Technique): string =>
  detail === undefined || detail === '' ? WORDS[state] : `${WORDS[state]} (${detail})`
