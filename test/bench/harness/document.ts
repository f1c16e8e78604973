import type { Machine } from './machine'
import { ratioInWords, type Row, rounded, targetInWords, verdictOf } from './results'

/** What docs/benchmarks.json says: the rows that have a target. */
export function asJson(rows: readonly Row[]): string {
  const judged = rows.flatMap(({ name, figure, target, met }) =>
    target === undefined ? [] : [{ name, ratio: figure ? rounded(figure.ratio) : null, target, met }],
  )
  return `${JSON.stringify(judged, null, 2)}\n`
}

export interface Run {
  /** The rows that have to be met, in their order. */
  required: readonly Row[]
  /** Further rows. */
  further: readonly Row[]
  machine: Machine
  /** `2026-01-31` */
  date: string
  minutes: number
}

/** docs/benchmarks.md */
export function asMarkdown({ required, further, machine, date, minutes }: Run): string {
  const all = [...required, ...further].filter(({ target }) => target !== undefined)
  const met = all.filter((row) => row.met).length
  return `# Benchmarks

Made by \`npm run bench\`, never by hand. ${met} of ${all.length} targets are met.

| | |
|---|---|
| date | ${date} |
| processor | ${machine.processor} |
| memory | ${machine.memory} |
| system | ${machine.system} |
| browser | ${machine.browser}, headless |
| took | ${Math.ceil(minutes)} minutes |

## How it is measured

- Only ratios are compared, and only within one run: what is divided was measured side by side, one sample each in turns. Milliseconds
  are told to show what a ratio is made of; on another machine they are others.
- All code is the code that ships: the built extension in the browser, or a page built for production out of \`src\`. Each case has a fresh
  headless browser, and pages that are cross-origin isolated, so that their clock has steps of 5 µs.
- A function is warmed up and looped until a sample lasts half a millisecond or more. Against other code the medians of the samples are
  divided, against \`JSON.parse\` the minima. What looks through a state follows itself each time: while \`JSON.parse\` had its turn, the
  processor's caches forgot it.
- With the extension and without are two browsers that take turns. No debugger is attached, unless the row says so.
- The states are seeded: **S1** projects with 10 KB code strings (2.7 MB as text), **S2** an array of 20,000 entities (2.4 MB), **S3** a
  mix (8.9 MB), **S4** five of these (44 MB). "Shared": one leaf is changed and everything else is the same reference. "Unshared": the
  same change in a copy. Reports of the others that are wrong are not held against them.

## Targets

${table(required)}
${missed(required)}
${further.length === 0 ? '' : `## Further\n\nTargets of our own, and figures without one.\n\n${table(further)}\n${missed(further)}`}`
    .trimEnd()
    .concat('\n')
}

function table(rows: readonly Row[]): string {
  const lines = rows.map((row) =>
    line([row.name, row.what, ratioInWords(row), targetInWords(row), verdictOf(row), row.figure?.detail ?? '']),
  )
  return [
    line(['name', 'what is divided', 'ratio', 'target', 'met', 'made of']),
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}

const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** Why rows are not met. */
function missed(rows: readonly Row[]): string {
  const reasons = rows.filter(({ met }) => !met).map((row) => `- **${row.name}**: ${reasonOf(row)}`)
  return reasons.length === 0 ? '' : `Not met:\n\n${reasons.join('\n')}\n`
}

const reasonOf = ({ problem, why }: Row): string =>
  problem === undefined ? (why ?? 'the reason is not known yet.') : `the case broke down: ${problem}.`
