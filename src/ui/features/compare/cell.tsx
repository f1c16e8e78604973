import type { Cell } from '../../../core/diff/aligned'
import { ValuePreview } from '../../components/value'

const WORDS: Record<Exclude<Cell['kind'], 'value' | 'past' | 'unreadable'>, string> = {
  absent: 'absent',
  outside: '–',
  excluded: 'not stored',
  truncated: 'truncated',
}

const TITLES: Partial<Record<Cell['kind'], string>> = {
  outside: 'this source does not hold this part of the subject',
  excluded: 'left out by what is persisted, or as it was created: a reload gives the same',
  truncated: 'too large to be recorded as a whole',
}

/** What one source has at one path: the value on a line, or the word for why there is none. */
export function CellContent({ cell, max = 120 }: { cell: Cell; max?: number }) {
  if (cell.kind === 'value') return <ValuePreview value={cell.value} max={max} />
  if (cell.kind === 'past')
    return (
      <span className="dim" title="as the server rendered it; the page has gone on since">
        <ValuePreview value={cell.value} max={max} /> at load
      </span>
    )
  if (cell.kind === 'unreadable')
    return (
      <span className="tone-bad mono" title={cell.why}>
        unreadable
      </span>
    )
  const title = TITLES[cell.kind]
  return (
    <span className="dim mono" title={title}>
      {WORDS[cell.kind]}
    </span>
  )
}
