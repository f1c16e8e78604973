import type { Path } from '../value/path'

/** A step of a pattern: the text of a step, any one step, or any number of them. */
type PatternStep = { is: string } | 'any' | 'many'
export type Pattern = readonly PatternStep[]

const NEXT_STEP =
  /\[(?:(0|[1-9]\d*)|("(?:[^"\\]|\\.)*")|(\*))\]|(\.?)(?:(\*\*)|(\*)|([\p{ID_Start}$_][\p{ID_Continue}$]*))/uy

/**
 * A pattern is written as a path is (`items[0].qty`, `byId["sku-7"]`), with `*` or `[*]` for any one step and `**` for any
 * number of steps, none included: `items[*].updatedAt`, `**.lastSeen`. It means what is there and everything below.
 */
export function parsePattern(text: string): { pattern: Pattern } | { problem: string } {
  const trimmed = text.trim()
  if (trimmed === '') return { problem: 'Write a path, as items[*].updatedAt or **.lastSeen.' }
  const pattern: PatternStep[] = []
  for (let at = 0; at < trimmed.length; at = NEXT_STEP.lastIndex) {
    NEXT_STEP.lastIndex = at
    const match = NEXT_STEP.exec(trimmed)
    const step = match && stepOf(match, at === 0)
    if (!step) return { problem: `This is no path from “${trimmed.slice(at, at + 20)}” on.` }
    pattern.push(step)
  }
  if (pattern.every((step) => step === 'many')) return { problem: 'This would ignore everything.' }
  return { pattern }
}

function stepOf(
  [whole, index, quoted, star, dot, many, any, name]: RegExpExecArray,
  isFirst: boolean,
): PatternStep | undefined {
  if (!whole.startsWith('[') && (dot === '.') === isFirst) return undefined
  if (many !== undefined) return 'many'
  if (any !== undefined || star !== undefined) return 'any'
  const is = index ?? name ?? unquoted(quoted ?? '')
  return is === undefined ? undefined : { is }
}

function unquoted(text: string): string | undefined {
  try {
    return String(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Whether a pattern means a path: the path itself, or one that it lies below. */
export const isMeant = (pattern: Pattern, path: Path): boolean => reaches(pattern, path, true)

/** Whether a pattern means this very path. */
export const isJust = (pattern: Pattern, path: Path): boolean => reaches(pattern, path, false)

function reaches(pattern: Pattern, path: Path, orBelow: boolean): boolean {
  let at = 0
  /** Behind the last `**`: where the pattern goes on, and the first step that it has not yet passed over. */
  let gap: { from: number; at: number } | undefined
  const isThrough = (from: number): boolean => from >= pattern.length && (orBelow || at === path.length)
  for (let from = 0; !isThrough(from); ) {
    const step = pattern[from]
    const own = path[at]
    if (step === 'many') {
      from++
      gap = { from, at }
    } else if (step !== undefined && own !== undefined && (step === 'any' || step.is === String(own))) {
      from++
      at++
    } else if (gap && gap.at < path.length) {
      // What came before it stays: whatever follows is as well reached from the first place at which that fits.
      gap.at++
      from = gap.from
      at = gap.at
    } else return false
  }
  return true
}
