import { useEffect, useRef } from 'react'
import type { Answer } from './entries'

interface PaletteOptionProps {
  id: string
  answer: Answer
  selected: boolean
  onPoint: () => void
  onRun: () => void
}

/** One line of the palette, with what matched in bold. */
export function PaletteOption({ id, answer, selected, onPoint, onRun }: PaletteOptionProps) {
  const { label, detail, keys } = answer
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    // The field has the focus and the keys (aria-activedescendant).
    <div
      ref={ref}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className="palette-option"
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span className="ellipsis grow" title={label}>
        <Matched answer={answer} />
      </span>
      {detail !== undefined && <span className="dim ellipsis palette-detail">{detail}</span>}
      {keys !== undefined && <kbd>{keys}</kbd>}
    </div>
  )
}

function Matched({ answer: { label, at } }: { answer: Answer }) {
  if (at.length === 0) return label
  const pieces: { from: number; text: string; matched: boolean }[] = []
  const matched = new Set(at)
  for (let index = 0; index < label.length; index += 1) {
    const last = pieces.at(-1)
    if (last?.matched === matched.has(index)) last.text += label.charAt(index)
    else pieces.push({ from: index, text: label.charAt(index), matched: matched.has(index) })
  }
  return pieces.map((piece) =>
    piece.matched ? <b key={piece.from}>{piece.text}</b> : <span key={piece.from}>{piece.text}</span>,
  )
}
