import { formatPath, type Path } from '../value/path'
import { preview } from '../value/preview'
import { textOf } from './leaf'
import type { Mark, Matcher } from './query'
import type { FoundSpan } from './spans'

/** A match as it is shown: it can be sent from a worker, whatever the value is. */
export interface Hit {
  /** Ids. */
  subject: string
  source: string
  path: Path
  by: FoundSpan['by']
  /** The value in one line; of a long text what is around the match. */
  text: string
  /** The match: in `text` where it is by its value, else in the written path. */
  mark?: Mark
  /** From which event on, and when, ms since the epoch. */
  event: string
  from: number
  /** Absent: it stands there now. */
  to?: number
}

/** Characters of a value that are shown, and of them before a match. */
const SHOWN = 160
const BEFORE = 40

export function hitOf(span: FoundSpan, matcher: Matcher, subject: string, source: string): Hit {
  const { path, by, value, event, from, to } = span
  const { text, mark } =
    by === 'value' ? aroundMatch(value, matcher) : { text: shown(value), mark: inPath(path, matcher) }
  return { subject, source, path, by, text, ...(mark && { mark }), event, from, ...(to !== undefined && { to }) }
}

function aroundMatch(value: unknown, matcher: Matcher): { text: string; mark: Mark | undefined } {
  const whole = textOf(value) ?? ''
  const found = matcher.find(whole)
  if (!found) return { text: shown(value), mark: undefined }
  const start = Math.max(0, Math.min(found[0] - BEFORE, whole.length - SHOWN))
  const head = start > 0 ? '…' : ''
  const text = oneLine(`${head}${whole.slice(start, start + SHOWN)}${start + SHOWN < whole.length ? '…' : ''}`)
  const [from, to] = [found[0] - start + head.length, found[1] - start + head.length]
  return { text, mark: [from, Math.min(to, text.length)] }
}

const shown = (value: unknown): string => oneLine(preview(value, SHOWN))

/** Every character stays one, so that marks hold. */
const oneLine = (text: string): string => text.replace(/\s/g, ' ')

/** In the last step, where that matches by itself. */
function inPath(path: Path, matcher: Matcher): Mark | undefined {
  return matcher.find(formatPath(path), formatPath(path.slice(0, -1)).length)
}
