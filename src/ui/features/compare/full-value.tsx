import { useMemo, useState } from 'react'
import type { Column } from '../../../core/diagnosis'
import { print } from '../../../core/value/print'
import { typedLines } from '../../components/typed-lines'
import { count } from '../../components/time'
import { usePanel } from '../../store/store'
import type { ValueView } from '../../store/view-slice'
import { indented } from './indented'

/** Text longer than this is cut on screen; Copy takes all of it. */
const SHOWN = 20_000

interface FullValueProps {
  value: unknown
  column: Column
}

/** The whole value of a source at the selected path, in the view that was chosen. */
export function FullValue({ value, column }: FullValueProps) {
  const view = usePanel((state) => state.valueView)
  if (view === 'typed') return <TypedValue value={value} />
  if (view === 'raw') return <RawText text={column.text} kind={column.source.kind} />
  return <Parsed value={value} />
}

function Parsed({ value }: { value: unknown }) {
  const text = useMemo(() => print(value, { style: 'js', max: SHOWN }), [value])
  return <Cut text={text} />
}

function TypedValue({ value }: { value: unknown }) {
  const { lines, complete } = useMemo(() => typedLines(value), [value])
  return (
    <pre className="full-value typed">
      {lines.map(({ depth, name, type, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own, and change all at once
        <div key={index} style={{ paddingLeft: depth * 14 }}>
          {name !== '' && <span className="type-key">{name} </span>}
          <span className="dim">{type}</span>
          {text !== '' && <span className={type === 'string' ? 'type-string' : 'type-number'}> {text}</span>}
        </div>
      ))}
      {!complete && <div className="dim">… the rest is left out: select a path in it</div>}
    </pre>
  )
}

/** The text that the source holds, of the whole entry, as it stands there. */
function RawText({ text, kind }: { text: string | undefined; kind: Column['source']['kind'] }) {
  const [pretty, setPretty] = useState(false)
  const made = useMemo(() => (pretty && text !== undefined ? indented(text) : undefined), [pretty, text])
  if (text === undefined)
    return (
      <p className="no-value dim">
        {kind === 'memory' ? 'Memory holds values, no text.' : 'No text of it was recorded.'}
      </p>
    )
  return (
    <>
      <p className="raw-note dim">
        the whole entry, {count(text.length)} characters{' '}
        {indented(text) !== undefined && (
          <label className="check">
            <input type="checkbox" checked={pretty} onChange={(event) => setPretty(event.target.checked)} />
            indented
          </label>
        )}
      </p>
      <Cut text={made ?? text} />
    </>
  )
}

const Cut = ({ text }: { text: string }) => (
  <pre className="full-value">{text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}</pre>
)

const VIEWS: readonly { view: ValueView; title: string }[] = [
  { view: 'parsed', title: 'As it would be written in code' },
  { view: 'raw', title: 'The stored text of the whole entry, as it stands' },
  { view: 'typed', title: 'Every member with its type; entries of Maps and Sets' },
]

/** How values are shown in the details. */
export function ValueViews() {
  const chosen = usePanel((state) => state.valueView)
  const choose = usePanel((state) => state.setValueView)
  return (
    <span role="radiogroup" aria-label="Values" className="value-views">
      {VIEWS.map(({ view, title }) => (
        <label key={view} title={title}>
          <input
            type="radio"
            name="value-view"
            className="hidden-visually"
            checked={view === chosen}
            onChange={() => choose(view)}
          />
          <span>{view}</span>
        </label>
      ))}
    </span>
  )
}
