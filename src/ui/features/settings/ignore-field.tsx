import { useId, useState } from 'react'
import { type IgnoreRule, problemOf } from '../../../core/ignore/rule'
import { plural } from '../../components/time'
import { usePanel } from '../../store/store'

interface IgnoreFieldProps {
  rule: IgnoreRule
  /** Differing rows that do not count because of it now. */
  hidden: number
  /** Of a session that is open: it cannot be changed. */
  isSaved: boolean
}

/** One rule. What is no pattern stays in its field with the reason, and is not taken. */
export function IgnoreField({ rule, hidden, isSaved }: IgnoreFieldProps) {
  const id = useId()
  const replace = usePanel((state) => state.replaceIgnore)
  const [typed, setTyped] = useState(rule.pattern)
  const problem = problemOf(typed, rule.rule)
  const { off: _off, ...on } = rule
  // Every path of a subject: nothing to write a pattern for.
  const isWholeRule = rule.rule !== undefined && rule.pattern === '**'
  const name = isWholeRule ? rule.rule : rule.pattern
  const take = (): void => {
    if (problem === undefined && typed.trim() !== rule.pattern) replace(rule, { ...rule, pattern: typed.trim() })
  }
  return (
    <div className="ignore-rule">
      <input
        type="checkbox"
        aria-label={isWholeRule ? `Mute ${name}` : `Ignore ${name}`}
        checked={!rule.off}
        disabled={isSaved}
        onChange={({ target }) => replace(rule, target.checked ? on : { ...rule, off: true })}
      />
      {isWholeRule ? (
        <span className="mono ellipsis">{name}</span>
      ) : (
        <input
          type="text"
          className="field mono"
          aria-label="Pattern"
          aria-invalid={problem !== undefined}
          aria-describedby={id}
          value={typed}
          readOnly={isSaved}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
      )}
      <small className="dim ellipsis" title={rule.subject ?? `every subject of ${rule.origin}`}>
        {rule.subject === undefined ? 'everywhere' : `of ${nameOf(rule.subject)}`} ·{' '}
        {rule.off
          ? 'off'
          : isWholeRule
            ? 'muted'
            : rule.rule === undefined
              ? `${plural(hidden, 'row')} ignored`
              : `${rule.rule} is muted`}
      </small>
      <button
        type="button"
        className="button small"
        aria-label={`Take back ${name}`}
        title="Take back"
        disabled={isSaved}
        onClick={() => replace(rule)}
      >
        ✕
      </button>
      <p id={id} role="alert" className="tone-bad">
        {problem}
      </p>
    </div>
  )
}

/** A new rule for every subject of the inspected page. */
export function IgnoreAdder({ origin }: { origin: string }) {
  const id = useId()
  const ignore = usePanel((state) => state.ignore)
  const [typed, setTyped] = useState('')
  const problem = typed.trim() === '' ? undefined : problemOf(typed)
  const add = (): void => {
    if (problem !== undefined || typed.trim() === '') return
    ignore({ origin, pattern: typed.trim() })
    setTyped('')
  }
  return (
    <div className="ignore-rule ignore-adder">
      <span />
      <input
        type="text"
        className="field mono"
        aria-label="New pattern"
        aria-invalid={problem !== undefined}
        aria-describedby={id}
        placeholder="items[*].updatedAt, **.lastSeen"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <button
        type="button"
        className="button outlined small"
        disabled={problem !== undefined || typed.trim() === ''}
        onClick={add}
      >
        Ignore
      </button>
      <p id={id} role="alert" className="tone-bad">
        {problem}
      </p>
    </div>
  )
}

/** `http://localhost:3000 memory:cart` as `memory cart`. */
export const nameOf = (end: string): string => end.slice(end.indexOf(' ') + 1).replace(':', ' ')
