import type { Path } from '../value/path'

/** A step of a pattern: the text of a step, any one step, or any number of them. */
type PatternStep = { is: string } | 'any' | 'many'
export type Pattern = readonly PatternStep[]

/** Each multiplies the ways in which a path can be gone through. */
const MOST_GAPS = 3

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
  if (pattern.filter((step) => step === 'many').length > MOST_GAPS)
    return { problem: `There may be ${MOST_GAPS} ** at most.` }
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
export function isMeant(pattern: Pattern, path: Path, from = 0, at = 0): boolean {
  const step = pattern[from]
  if (step === undefined) return true
  if (step === 'many') {
    for (let next = at; next <= path.length; next++) if (isMeant(pattern, path, from + 1, next)) return true
    return false
  }
  const own = path[at]
  if (own === undefined) return false
  return (step === 'any' || step.is === String(own)) && isMeant(pattern, path, from + 1, at + 1)
}
