import { useMemo } from 'react'
import type { Granularity, Segment } from '../../core/diff/text'
import { useTextDifference } from '../background-jobs/use-text-difference'
import { Progress } from './progress'
import { type Piece, shorten } from './shorten'
import { count } from './time'
import './text-difference.css'

/** The way from one text to another: what only the first has struck out, what only the second has marked. */
export function TextDifference({ from, to, by }: { from: string; to: string; by: Granularity }) {
  const comparison = useTextDifference(from, to, by)
  if ('doing' in comparison) return <Progress doing={comparison.doing} onCancel={comparison.cancel} />
  if ('stopped' in comparison)
    return (
      <p>
        {comparison.stopped}{' '}
        <button type="button" className="link" onClick={comparison.again}>
          Compare
        </button>
      </p>
    )
  return <Pieces segments={comparison.segments} />
}

/** Characters of one changed stretch that are shown: nobody reads on. */
const MOST = 20_000

function Pieces({ segments }: { segments: readonly Segment[] }) {
  const pieces = useMemo(() => placed(shorten(segments)), [segments])
  return (
    <pre className="text-difference">
      {pieces.map(({ at, piece }) => (
        <PieceView key={at} piece={piece} />
      ))}
    </pre>
  )
}

function PieceView({ piece }: { piece: Piece }) {
  if (piece.kind === 'skipped')
    return <small className="skipped"> … {count(piece.characters)} equal characters … </small>
  const { text } = piece
  const left = text.length - MOST
  const shown = left > 0 ? text.slice(0, MOST) : text
  const rest = left > 0 && <small className="skipped"> … {count(left)} more characters … </small>
  if (piece.kind === 'equal') return <span>{text}</span>
  return (
    <>
      {piece.kind === 'removed' ? <del>{visible(shown)}</del> : <ins>{visible(shown)}</ins>}
      {rest}
    </>
  )
}

/** Line ends that are part of a change can be seen. */
const visible = (text: string): string => text.replaceAll('\n', '↵\n')

/** Each piece with the offset at which it stands, for its key. */
function placed(pieces: readonly Piece[]): { at: number; piece: Piece }[] {
  let at = 0
  return pieces.map((piece) => {
    const start = at
    at += piece.kind === 'skipped' ? piece.characters : piece.text.length
    return { at: start, piece }
  })
}
