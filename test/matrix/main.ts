import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { captureProgram } from '../../scripts/lib/run.mjs'
import { lostSince } from './committed'
import type { Course } from './course'
import { documentOf } from './document'
import { allApps } from './fixtures'
import { runApps } from './run'
import { tally } from './tally'

const DOCUMENT = 'docs/support-matrix.md'
const project = join(import.meta.dirname, '..', '..')

process.exit(await main())

async function main(): Promise<number> {
  const options = readArguments()
  if (!options) return 2
  const everything = await allApps()
  const { stacks } = options
  const unknown = stacks.filter((stack) => !everything.some((app) => app.stack === stack))
  if (unknown.length > 0) {
    const known = [...new Set(everything.map(({ stack }) => stack))].join(', ')
    console.error(`There is no stack ${unknown.join(', ')}; there are: ${known}.`)
    return 2
  }
  const apps = everything.filter(({ stack, mode }) => options[mode] && (stacks.length === 0 || stacks.includes(stack)))
  const courses = await runApps(apps, console.log, print)
  const isFull = stacks.length === 0 && options.production && options.development
  if (isFull) writeFileSync(join(project, DOCUMENT), documentOf(courses))
  // What is committed is the measure, not what the last run wrote.
  const { code, output } = await captureProgram('git', ['show', `HEAD:${DOCUMENT}`])
  const lost = code === 0 && options.production ? lostSince(output, courses, stacks.length === 0) : []
  for (const line of lost) console.log(line)
  const alarms = courses.flatMap((course) => course.alarms)
  if (alarms.length > 0) console.log(`${alarms.length} false alarms`)
  const { met, all } = tally(courses)
  console.log(`${met} of ${all}`)
  return lost.length > 0 || alarms.length > 0 ? 1 : 0
}

/** undefined when they make no sense: then it has been said. */
function readArguments(): { stacks: string[]; production: boolean; development: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { prod: { type: 'boolean' }, dev: { type: 'boolean' } },
    })
    const { prod = false, dev = false } = values
    return { stacks: positionals, production: prod || !dev, development: dev || !prod }
  } catch {
    console.error('Usage: npm run matrix [-- <stack> …] [-- --prod | --dev]')
    return undefined
  }
}

function print({ app, cells, alarms }: Course): void {
  const columns = Object.entries(cells).map(([name, outcome]) => (outcome === true ? name : `no ${name}`))
  console.log(`${app.row} · ${app.name} · ${app.mode}: ${columns.join(', ')}`)
  for (const [name, outcome] of Object.entries(cells)) if (outcome !== true) console.log(`  ${name}: ${outcome}`)
  for (const alarm of alarms) console.log(`  FALSE ALARM: ${alarm}`)
}
