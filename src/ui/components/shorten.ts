import type { Segment } from '../../core/diff/text'

/** A piece of a difference on screen; `skipped`: so many equal characters are left out. */
export type Piece = Segment | { kind: 'skipped'; characters: number }

/** Equal characters kept on each side of a change. */
const AROUND = 60

/** Leaves out the middle of long equal stretches, at line ends where there is one near, so that the changes are in view. */
export function shorten(segments: readonly Segment[]): Piece[] {
  return segments.flatMap((segment, index): Piece[] => {
    if (segment.kind !== 'equal') return [segment]
    const { text } = segment
    const from = index === 0 ? 0 : endOfLine(text, AROUND)
    const isLast = index === segments.length - 1
    const to = isLast ? text.length : startOfLine(text, Math.max(0, text.length - AROUND))
    if (to - from <= AROUND) return [segment]
    const pieces: Piece[] = [
      { kind: 'equal', text: text.slice(0, from) },
      { kind: 'skipped', characters: to - from },
      { kind: 'equal', text: text.slice(to) },
    ]
    return pieces.filter((piece) => piece.kind === 'skipped' || piece.text !== '')
  })
}

/** The end of the line at `at`, or `at` itself in a long line. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end >= 0 && end - at < AROUND ? end + 1 : at
}

function startOfLine(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return start > 0 && at - start < AROUND ? start : at
}
