/** Everything the command line prints fits in this many columns. */
export const WIDTH = 100
const GAP = 2

/**
 * Rows as aligned columns under their heads. Too wide, the widest columns are narrowed and their texts wrapped: nothing is
 * cut off. No trailing spaces.
 */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  { width = WIDTH, indent = '' } = {},
): string[] {
  const all = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const room = width - indent.length - GAP * (heads.length - 1)
  while (sum(widths) > room) {
    const widest = widths.indexOf(Math.max(...widths))
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return all.flatMap((row) => {
    const cells = widths.map((limit, column) => wrap(row[column] ?? '', limit))
    const height = Math.max(...cells.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) => {
      const padded = cells.map((lines, column) => (lines[line] ?? '').padEnd(widths[column] ?? 0))
      return (indent + padded.join(' '.repeat(GAP))).trimEnd()
    })
  })
}

/** A text in lines of at most `width`, broken at spaces where it can be. Its own line breaks stay. */
export function wrap(text: string, width = WIDTH, indent = ''): string[] {
  const limit = Math.max(1, width - indent.length)
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (longer.length <= limit) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      line = word
      for (; line.length > limit; line = line.slice(limit)) lines.push(line.slice(0, limit))
    }
    return [...lines, line].map((each) => (indent + each).trimEnd())
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
