import { useId, useState } from 'react'
import { type IdentityRule, problemOf } from '../../../core/identity/rule'
import { usePanel } from '../../store/store'
import { nameOf } from './ignore-field'

interface IdentityFieldProps {
  rule: IdentityRule
  /** Of a session that is open: it cannot be changed. */
  isSaved: boolean
}

/** One rule: of which arrays, and the member, or nothing for the position. What is no rule stays with the reason, and is not taken. */
export function IdentityField({ rule, isSaved }: IdentityFieldProps) {
  const id = useId()
  const replace = usePanel((state) => state.replaceIdentity)
  const [pattern, setPattern] = useState(rule.pattern)
  const [key, setKey] = useState(rule.key ?? '')
  const { off: _off, ...on } = rule
  const { key: _key, ...about } = rule
  const typed = { ...about, pattern: pattern.trim(), ...(key.trim() !== '' && { key: key.trim() }) }
  const problem = problemOf(typed)
  const name = rule.pattern || 'the root'
  const take = (): void => {
    if (problem === undefined && (typed.pattern !== rule.pattern || typed.key !== rule.key)) replace(rule, typed)
  }
  const field = {
    type: 'text',
    className: 'field mono',
    'aria-invalid': problem !== undefined,
    'aria-describedby': id,
    readOnly: isSaved,
    onBlur: take,
    onKeyDown: (event: React.KeyboardEvent) => event.key === 'Enter' && take(),
  } as const
  return (
    <div className="ignore-rule identity-rule">
      <input
        type="checkbox"
        aria-label={`Align elements of ${name}`}
        checked={!rule.off}
        disabled={isSaved}
        onChange={({ target }) => replace(rule, target.checked ? on : { ...rule, off: true })}
      />
      <input
        {...field}
        aria-label="Arrays"
        placeholder="the root"
        value={pattern}
        onChange={({ target }) => setPattern(target.value)}
      />
      <span className="dim">by</span>
      <input
        {...field}
        aria-label="Member"
        placeholder="position"
        value={key}
        onChange={({ target }) => setKey(target.value)}
      />
      <small className="dim ellipsis" title={rule.subject ?? `every subject of ${rule.origin}`}>
        {rule.subject === undefined ? 'everywhere' : `of ${nameOf(rule.subject)}`}
        {rule.off && ' · off'}
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
