import { parseArgs } from 'node:util'
import type { Course } from './course'
import { allApps } from './fixtures'
import { runApps } from './run'
import { tally } from './tally'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { prod: { type: 'boolean' }, dev: { type: 'boolean' } },
})
const modes = [...(values.dev ? [] : ['production']), ...(values.prod ? [] : ['development'])]
const everything = await allApps()
const unknown = positionals.filter((stack) => !everything.some((app) => app.stack === stack))
if (unknown.length > 0) {
  const known = [...new Set(everything.map(({ stack }) => stack))].join(', ')
  console.error(`There is no stack ${unknown.join(', ')}; there are: ${known}.`)
  process.exit(2)
}
const apps = everything.filter(
  ({ stack, mode }) => modes.includes(mode) && (positionals.length === 0 || positionals.includes(stack)),
)

function print({ app, cells, alarms }: Course): void {
  const columns = Object.entries(cells).map(([name, outcome]) => `${name} ${outcome === true ? 'yes' : 'NO'}`)
  console.log(`${app.row} · ${app.name} · ${app.mode}: ${columns.join(', ')}`)
  for (const [name, outcome] of Object.entries(cells)) if (outcome !== true) console.log(`  ${name}: ${outcome}`)
  for (const alarm of alarms) console.log(`  FALSE ALARM: ${alarm}`)
}

const courses = await runApps(apps, console.log, print)
const { met, all } = tally(courses)
console.log(`${met} of ${all}`)
process.exit(courses.some(({ alarms }) => alarms.length > 0) ? 1 : 0)
