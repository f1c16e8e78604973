import { useState } from 'react'
import { THRESHOLD_FIELDS, thresholdProblem, type ThresholdSettings } from '../../settings'

interface ThresholdFieldsProps {
  values: ThresholdSettings
  onChange: (values: ThresholdSettings) => void
}

/** The limits that judgements rest on. What is no good stays in its field with the reason, and is not taken. */
export function ThresholdFields({ values, onChange }: ThresholdFieldsProps) {
  return (
    <fieldset>
      <legend>Judging</legend>
      {THRESHOLD_FIELDS.map((field) => (
        <ThresholdField
          // A value from elsewhere (reset, another panel) takes the place of what was typed.
          key={`${field.key} ${values[field.key]}`}
          field={field}
          value={values[field.key]}
          onChange={(value) => onChange({ ...values, [field.key]: value })}
        />
      ))}
    </fieldset>
  )
}

interface ThresholdFieldProps {
  field: (typeof THRESHOLD_FIELDS)[number]
  value: number
  onChange: (value: number) => void
}

function ThresholdField({ field, value, onChange }: ThresholdFieldProps) {
  const { key: id, label, unit, says, min, max } = field
  const [typed, setTyped] = useState(String(value))
  const number = typed.trim() === '' ? Number.NaN : Number(typed)
  const problem = thresholdProblem(id, Number.isNaN(number) ? typed : number)
  const take = (): void => {
    if (problem === undefined && number !== value) onChange(number)
  }
  return (
    <div className="threshold">
      <label>
        {label}{' '}
        <input
          type="text"
          inputMode="numeric"
          className="field numbers"
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          title={`${min} to ${max} ${unit}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />{' '}
        {unit} <span className="dim">{says}</span>
      </label>
      <p id={`${id}-problem`} role="alert" className="tone-bad">
        {problem}
      </p>
    </div>
  )
}
