import { COLUMNS, type Column, type Course } from './course'
import { type Mode, MODES } from './fixtures'
import { lockedVersion } from './install'
import { beyond, CELLS, nameOf, type Row, rowOf, rows, table } from './table'
import { cellOf, claimedOf, tally } from './tally'
import type { Outcome } from './visit'

const HEAD = `# What is found of each library

Made by \`npm run matrix\`, never by hand: each row is one or more small apps in \`test/fixtures\`, built with the real package, loaded
in Chromium with the extension, changed, and loaded again. **production** is minified as users get it, **development** is what a
developer sees.

| column | yes means |
|---|---|
| store | what is on record equals what the app holds: after load, after a change, and after a reload |
| options | what the store declares of its persistence is known; where it declares nothing, its entry is found and linked |
| hydration | after the reload it was seen how the saved state was taken in, step by step, or that the entry was read |
| cause | the change has its name (an action, a mutation, an event), or else the line of the app that did it |
| link | its entries and server resources stand beside the store |
| write | another state can be put in its place by the library's own means; the app then holds that one |

\`–\`: there is nothing to find, or the library has no such thing. How each library is found, and what of it is out of reach, stands
in [src/adapters](../src/adapters); a store that is not found can be [announced](../src/adapters/announced.md).
`

/** The whole document; the same courses give the same text. */
export function documentOf(courses: readonly Course[]): string {
  const notes = new Notes()
  const sections = [section(table, courses, notes), section(beyond, courses, notes)]
  const { met, all } = tally(courses)
  const alarms = courses.flatMap(({ app, alarms: told }) => told.map((alarm) => `- ${app.name}, ${app.mode}: ${alarm}`))
  return [
    HEAD,
    `**${met} of ${all}** cells for which a way to find them is known are met in production.\n`,
    sections[0],
    `## Beyond the count\n\n${sections[1]}`,
    `## Why not\n\n${notes.list()}`,
    ...(alarms.length > 0 ? [`## False alarms\n\n${alarms.join('\n')}\n`] : []),
  ].join('\n')
}

function section(shown: readonly Row[], courses: readonly Course[], notes: Notes): string {
  const head = ['library', 'tried with', 'build', ...COLUMNS]
  const lines = shown.flatMap((row) => modesOf(row, courses).map((mode) => line(row, mode, courses, notes)))
  return `${[head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}

/** What a framework's own server renders is tried as users get it. */
function modesOf(row: Row, courses: readonly Course[]): readonly Mode[] {
  const ours = courses.filter(({ app }) => rowOf(app.row) === row)
  const isServed = ours.length > 0 && ours.every(({ app }) => app.served !== undefined)
  return isServed ? ['production'] : MODES
}

function line(row: Row, mode: Mode, courses: readonly Course[], notes: Notes): string[] {
  const ours = courses.filter(({ app }) => rowOf(app.row) === row)
  const versions = new Set(ours.map(({ app }) => lockedVersion(app.stack, app.with?.[row.package] ?? row.package)))
  const version = [...versions].filter((found) => found !== undefined).join(', ') || '–'
  const cells = COLUMNS.map((column) => {
    const outcome = outcomeOf(courses, row, column, mode)
    if (outcome === undefined) return '–'
    return outcome === true ? 'yes' : `**no** (${notes.number(outcome)})`
  })
  return [nameOf(row), version, mode, ...cells]
}

function outcomeOf(courses: readonly Course[], row: Row, column: Column, mode: Mode): Outcome | undefined {
  const counted = CELLS.find((cell) => cell === column)
  if (counted) return row.cells.includes(counted) ? cellOf(courses, row, counted, mode) : undefined
  return claimedOf(courses, row, column, mode)
}

/** Reasons, each once, by number. */
class Notes {
  private readonly all: string[] = []

  number(reason: string): number {
    const known = this.all.indexOf(reason)
    return known >= 0 ? known + 1 : this.all.push(reason)
  }

  list(): string {
    const lines = this.all.map((reason, index) => `${index + 1}. ${reason}`)
    return lines.length > 0 ? `${lines.join('\n')}\n` : 'Everything is met.\n'
  }
}

/** What a document says of the counted cells in production: `zustand 5 + persist · store` to whether it is met. */
export function readDocument(markdown: string): Map<string, boolean> {
  const lines = markdown.split('\n').map((text) => text.split('|').map((cell) => cell.trim()))
  const found = new Map<string, boolean>()
  for (const [, name = '', , build, ...cells] of lines) {
    const row = build === 'production' ? rows.get(name) : undefined
    for (const cell of row && table.includes(row) ? CELLS : []) {
      const said = cells[COLUMNS.indexOf(cell)]
      if (said !== '–') found.set(`${name} · ${cell}`, said === 'yes')
    }
  }
  return found
}
