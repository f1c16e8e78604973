import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sessionOf } from '../../src/cli/diagnosed'
import { fromWhereTyped } from '../../src/cli/paths'
import { prepareFolder, writeSession } from '../../src/cli/session-file'
import { allIds, loadCases } from './cases'
import type { Played } from './play'
import { type Outcome, runCases } from './run'
import { detailsOf, headOf, rowOf, totalOf } from './tally'

process.exit(await main())

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { sessions: { type: 'string' } } })
  const unknown = positionals.filter((id) => !allIds().includes(id))
  if (unknown.length > 0) {
    console.error(`There is no case ${unknown.join(', ')}; there are: ${allIds().join(', ')}.`)
    return 2
  }
  const cases = await loadCases(positionals)
  const folder = values.sessions === undefined ? undefined : fromWhereTyped(values.sessions)
  const width = Math.max(...cases.map(({ id }) => id.length))
  const finished: Outcome[] = []
  console.log(headOf(width))
  const outcomes = await runCases(cases, console.error, (outcome, played) => {
    if (played && folder !== undefined) keep(folder, played)
    finished.push(outcome)
    const own = finished.filter(({ id }) => id === outcome.id)
    const builds = cases.find(({ id }) => id === outcome.id)?.shows.length === 0 ? 1 : 2
    if (own.length < builds) return
    console.log(rowOf(outcome.id, own, width))
    for (const line of own.flatMap(detailsOf)) console.log(`  ${line}`)
  })
  for (const { id, notReproduced } of cases) {
    if (notReproduced !== undefined) console.log(`${id} is not reproduced: ${notReproduced}`)
  }
  const { text, perfect } = totalOf(outcomes)
  console.log(text)
  return perfect ? 0 : 1
}

/** Writes what was recorded, for whoever wants to see it in the panel. */
function keep(folder: string, { id, mended, settled, url }: Played): void {
  const file = join(folder, `${id}${mended ? '.mended' : ''}.session.json.gz`)
  prepareFolder(file)
  writeSession(file, sessionOf(settled, { url }, false))
}
