import { stripVTControlCharacters } from 'node:util'
import { installPackages } from '../support/install'
import { openBrowser, type RecordingBrowser } from './browser'
import type { NamedCase } from './cases'
import { nameOf } from './judge'
import { type Played, play } from './play'

/** One build of a case, and how it went. */
export interface Outcome {
  id: string
  mended: boolean
  /** Findings that were to be shown. */
  expected: number
  found: number
  /** What was missed, and every false alarm: a sentence each. */
  missed: string[]
  alarms: string[]
  /** Why it could not be played, or what is not as the case says it is. */
  failure?: string
}

/** Builds that are played at the same time: each spends most of its time waiting. */
const AT_ONCE = 3

/** Plays all builds of all cases in one browser with the real extension. `done` hears of each; `say` of what takes its time. */
export async function runCases(
  cases: readonly NamedCase[],
  say: (text: string) => void,
  done: (outcome: Outcome, played?: Played) => void = () => undefined,
): Promise<Outcome[]> {
  await installPackages('test/ground-truth', say)
  const runs = cases
    .filter(({ notReproduced }) => notReproduced === undefined)
    .flatMap((each) => (each.shows.length === 0 ? [true] : [false, true]).map((mended) => ({ each, mended })))
  const outcomes = new Map<object, Outcome>()
  const browser = await openBrowser()
  try {
    const waiting = [...runs]
    const work = async (): Promise<void> => {
      for (let run = waiting.shift(); run; run = waiting.shift()) {
        const { outcome, played } = await attempt(run.each, run.mended, browser)
        outcomes.set(run, outcome)
        done(outcome, played)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    await browser.close()
  }
  return runs.flatMap((run) => outcomes.get(run) ?? [])
}

async function attempt(
  each: NamedCase,
  mended: boolean,
  browser: RecordingBrowser,
): Promise<{ outcome: Outcome; played?: Played }> {
  const outcome = { id: each.id, mended, expected: mended ? 0 : each.shows.length, found: 0, missed: [], alarms: [] }
  try {
    const played = await play(each, mended, browser)
    const missed = played.missed.map(nameOf)
    return { outcome: { ...outcome, found: played.found.length, missed, alarms: played.alarms }, played }
  } catch (error) {
    return { outcome: { ...outcome, failure: failureOf(error) } }
  }
}

/** The message of an error, without colours; an assertion's shows what differs. */
function failureOf(error: unknown): string {
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  const lines = message.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(0, 20).join('\n')
}
