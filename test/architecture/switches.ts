/** Comments that switch off a check of the compiler or of the linter. */
const SWITCH = /^\s*(?:\{?\/[/*])\s*(?:oxlint-disable|@ts-ignore|@ts-nocheck|@ts-expect-error)(.*)/
const REASON = / (?:--|:) \S/
const COMMENT = /^\s*(?:\/\/|\/\*|\*|\{\/\*)/

/** Line numbers of switches without a reason: one on the same line after ` -- `, or a comment on the line above. */
export function bareSwitches(text: string): number[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const [, rest] = SWITCH.exec(line) ?? []
    if (rest === undefined || REASON.test(rest) || COMMENT.test(lines[index - 1] ?? '')) return []
    return [index + 1]
  })
}
