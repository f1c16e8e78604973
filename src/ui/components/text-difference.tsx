import { useMemo } from 'react'
import { diffText } from '../../core/diff/text'
import { type Piece, shorten } from './shorten'
import { count } from './time'
import './text-difference.css'

/** The way from one text to another, word by word: what only the first has struck out, what only the second has marked. */
export function TextDifference({ from, to }: { from: string; to: string }) {
  const pieces = useMemo(() => placed(shorten(diffText(from, to))), [from, to])
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
  if (piece.kind === 'removed') return <del>{visible(piece.text)}</del>
  if (piece.kind === 'added') return <ins>{visible(piece.text)}</ins>
  return <span>{piece.text}</span>
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
