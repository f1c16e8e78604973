import type { PathCheck, StoreCheck } from '../../../core/reload-check/reload-check'
import { cellsOf, RELOAD_HEADS, sentenceOf } from '../../../core/reload-check/words'

/** Where each column's value stood, as a colour of its own; the path and the reason have none. */
const COLUMNS = ['', 'memory', 'storage', 'memory', ''] as const

/** One store: a sentence, and a row for each path that is not as before. */
export function StoreSection({ store }: { store: StoreCheck }) {
  const { name, gone, lost, paths, storage } = store
  const tone = lost > 0 ? 'tone-bad' : gone ? 'tone-warn' : ''
  return (
    <section aria-label={name}>
      <h3 className={tone}>{sentenceOf(store)}</h3>
      {paths.length > 0 && (
        <table className="reload-table">
          <thead>
            <tr>
              {RELOAD_HEADS.map((head, column) => (
                <th key={head} scope="col" className={COLUMNS[column]} title={HINTS[head]}>
                  {head === 'storage' && storage !== '' ? storage : head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map((path) => (
              <PathRow key={cellsOf(path)[0]} path={path} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const HINTS: Record<(typeof RELOAD_HEADS)[number], string> = {
  path: 'Where in the state',
  before: 'Memory, just before the reload',
  storage: 'What storage held when the new page began',
  after: 'Memory, once the saved state had been taken in',
  why: 'Why memory is not as it was',
}

function PathRow({ path }: { path: PathCheck }) {
  const [name = '', ...cells] = cellsOf(path)
  return (
    <tr className={path.lost ? 'lost' : 'dim'}>
      <th scope="row" title={name}>
        {name}
      </th>
      {cells.map((cell, index) => (
        // Four columns that never change places.
        <td key={RELOAD_HEADS[index + 1]} className={cell === '–' ? 'none' : ''} title={cell}>
          {cell}
        </td>
      ))}
    </tr>
  )
}
