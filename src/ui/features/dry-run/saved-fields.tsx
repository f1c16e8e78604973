import { useId } from 'react'
import type { SavedState, Trial } from '../../../core/dry-run/saved-states'
import { clock } from '../../components/time'
import { ValuePreview } from '../../components/value'
import type { SavedChoice } from './use-saved-choice'

const PASTED = 'pasted'

/** Which saved state, and of which version. */
export function SavedFields({ trial, choice }: { trial: Trial; choice: SavedChoice }) {
  const { chosen, text, version, wrong } = choice
  const error = useId()
  const several = new Set(trial.saved.map(({ entry }) => entry)).size > 1
  return (
    <>
      <div className="dry-run-fields">
        <label className="grow">
          <span>Saved state</span>
          <select
            className="field"
            value={chosen?.event ?? PASTED}
            autoFocus
            onChange={(event) => choice.choose(event.target.value)}
          >
            {trial.saved.map((saved) => (
              <option key={saved.event} value={saved.event}>
                {nameOf(saved, several)}
              </option>
            ))}
            <option value={PASTED}>Pasted text…</option>
          </select>
        </label>
        <label>
          <span>Version</span>
          <input
            className="field numbers"
            size={6}
            inputMode="numeric"
            value={version}
            placeholder={trial.version === undefined ? '' : String(trial.version)}
            onChange={(event) => choice.setVersion(event.target.value)}
          />
        </label>
        {trial.version !== undefined && <small className="numbers">the store is of version {trial.version}</small>}
      </div>
      {chosen ? (
        <p className="ellipsis">
          <ValuePreview value={chosen.state} max={200} />
        </p>
      ) : (
        <textarea
          className="field dry-run-text"
          aria-label="Saved text"
          aria-describedby={error}
          aria-invalid={wrong !== undefined}
          placeholder={'{"state":{…},"version":1}, what the entry held in whichever encoding, or the state as JSON'}
          spellCheck={false}
          value={text}
          onChange={(event) => choice.paste(event.target.value)}
        />
      )}
      {wrong !== undefined && (
        <p id={error} role="alert" className="tone-bad">
          {wrong}
        </p>
      )}
    </>
  )
}

function nameOf({ version, how, at, entry }: SavedState, several: boolean): string {
  return [version === undefined ? 'no version' : `version ${version}`, `${how} ${clock(at)}`, several && entry]
    .filter(Boolean)
    .join(' · ')
}
