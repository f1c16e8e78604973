import type { Trial } from '../../../core/dry-run/saved-states'
import { cellsOf, HEADS, titleOf, type Tried, verdictOf, WAITED } from './words'
import type { Outcome } from './outcome'

/** What a trial came to. */
export function Result({ trial, tried }: { trial: Trial; tried: Tried }) {
  const { answer, outcome, input } = tried
  const { sentence, tone } = verdictOf(tried)
  return (
    <section aria-label="Result" className="dry-run-result">
      <h3>{titleOf(trial, input)}</h3>
      <p role="status" className={`tone-${tone}`}>
        {sentence}
      </p>
      {outcome && outcome.rows.length > 0 && <Rows outcome={outcome} />}
      {answer.writes.length > 0 && (
        <p>
          <span className="dim">Held back: </span>
          {answer.writes.map((write, index) => (
            // The same may have been written twice.
            <code key={`${index} ${write}`} className="dry-run-write">
              {write}
            </code>
          ))}
        </p>
      )}
      {answer.waited && <p className="dim">{WAITED.replaceAll('`', '')}</p>}
      <p className="dim">Nothing was applied.</p>
    </section>
  )
}

function Rows({ outcome: { rows, more } }: { outcome: Outcome }) {
  return (
    <table className="dry-run-table">
      <thead>
        <tr>
          {HEADS.map((head, index) => (
            <th key={head} scope="col" className={COLUMNS[index]}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const [path = '', ...cells] = cellsOf(row)
          return (
            <tr key={path} className={row.kind}>
              <th scope="row" title={path}>
                {path}
              </th>
              {cells.map((cell, index) => (
                <td key={HEADS[index + 1]} className={cell === '–' ? 'none' : ''} title={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
      {more > 0 && <caption>and {more} more</caption>}
    </table>
  )
}

/** Where each column's value stands, as a colour of its own. */
const COLUMNS = ['', 'storage', 'memory', ''] as const
