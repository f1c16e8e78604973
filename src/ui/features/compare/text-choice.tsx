import { useState } from 'react'
import type { Column } from '../../../core/diagnosis'
import { GRANULARITIES, type Granularity, granularityOf } from '../../../core/diff/text'
import { columnLook, sourceDetail } from '../../components/sources'
import { TextDifference } from '../../components/text-difference'
import { type ColumnText, pairOf } from './long-texts'

interface TextChoiceProps {
  texts: readonly ColumnText[]
  columns: readonly Column[]
}

/** Long texts that differ: from one source to another, which two, and by what they are compared. */
export function TextChoice({ texts, columns }: TextChoiceProps) {
  const [chosen, setChosen] = useState<readonly (number | undefined)[]>([])
  const [by, setBy] = useState<Granularity>()
  const [from, to] = pairOf(texts, chosen)
  if (!from || !to) return undefined
  const options = { texts, columns }
  const granularity = by ?? granularityOf(from.text, to.text)
  return (
    <div role="group" aria-label="Text difference" className="text-choice">
      <p>
        <Choice {...options} label="From" value={from.column} onChange={(column) => setChosen([column, to.column])} />
        {' → '}
        <Choice {...options} label="To" value={to.column} onChange={(column) => setChosen([from.column, column])} />
        <Granularities value={granularity} onChange={setBy} />
        <small>{from.text === to.text ? 'equal' : <Legend columns={columns} from={from} to={to} />}</small>
      </p>
      <TextDifference from={from.text} to={to.text} by={granularity} />
    </div>
  )
}

function Granularities({ value, onChange }: { value: Granularity; onChange: (by: Granularity) => void }) {
  return (
    <span role="radiogroup" aria-label="Compare by" className="value-views">
      {GRANULARITIES.map((by) => (
        <label key={by}>
          <input
            type="radio"
            name="text-granularity"
            className="hidden-visually"
            checked={by === value}
            onChange={() => onChange(by)}
          />
          <span>{by}</span>
        </label>
      ))}
    </span>
  )
}

const nameOf = (columns: readonly Column[], index: number): string => {
  const column = columns[index]
  return column ? columnLook(column).name : ''
}

function Legend({ columns, from, to }: { columns: readonly Column[]; from: ColumnText; to: ColumnText }) {
  return (
    <>
      <del>only in {nameOf(columns, from.column)}</del> <ins>only in {nameOf(columns, to.column)}</ins>
    </>
  )
}

interface ChoiceProps extends TextChoiceProps {
  label: string
  value: number
  onChange: (column: number) => void
}

function Choice({ texts, columns, label, value, onChange }: ChoiceProps) {
  return (
    <select
      className="field"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {texts.map(({ column }) => {
        const source = columns[column]?.source
        return (
          <option key={column} value={column}>
            {nameOf(columns, column)} {source && sourceDetail(source)}
          </option>
        )
      })}
    </select>
  )
}
