/** A place in a text: line from 1, column from 0, as source maps count. */
export interface Place {
  line: number
  column: number
}

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy

/** How far back a function may begin, in characters of one line and in lines. */
const FAR = 200_000
const LINES = 2_000

/**
 * Where the function that a frame is in gets its name, before the frame's place (line and column from 1): `function a(`,
 * `a=function`, `a=e=>`, `a:e=>`, `a(e){`. undefined where no such place is found.
 */
export function declarationOf(
  lines: readonly string[],
  name: string,
  at: { line: number; column: number },
): Place | undefined {
  if (!NAME.test(name)) return undefined
  const escaped = name.replaceAll('$', String.raw`\$`)
  const declared = new RegExp(
    String.raw`(?<![\p{ID_Continue}$.])(?:(?:function(?:\s*\*)?\s*)(${escaped})\s*\(|(${escaped})\s*(?:[=:]\s*(?:async\b\s*)?(?:function\b|\(|[\p{ID_Start}$_][\p{ID_Continue}$]*\s*=>)|\([^()]*\)\s*\{))`,
    'dgu',
  )
  for (let line = at.line; line > 0 && line > at.line - LINES; line--) {
    const text = lines[line - 1] ?? ''
    const end = line === at.line ? at.column - 1 : text.length
    const start = Math.max(0, end - FAR)
    const last = [...text.slice(start, end).matchAll(declared)].at(-1)
    const column = (last?.indices?.[1] ?? last?.indices?.[2])?.[0]
    if (column !== undefined) return { line, column: start + column }
  }
  return undefined
}

/** The identifier that begins at a column, if one does. */
export function identifierAt(line: string, column: number): string | undefined {
  WORD.lastIndex = column
  return WORD.exec(line)?.[0]
}
