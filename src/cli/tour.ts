import { relative } from 'node:path'
import type { Page } from 'playwright'
import type { Session } from '../core/session/session'
import type { Recording } from '../core/timeline/recording'
import { parsePath } from '../core/value/path'
import { diagnosed, sessionOf } from './diagnosed'
import { takePicture } from './panel-picture'
import { ownFile } from './paths'
import { loadTour, startPlayground, type TourStop } from './playground'
import { type Recorder, startRecorder } from './recorder'
import { findingsFrom, report, subjectName } from './report'
import { prepareFolder, writeSession } from './session-file'
import { settle } from './settle'
import { table } from './table'

/** The stop whose panel is worth a picture. */
const FLAGSHIP = 'write-before-hydration'

/** Plays the playground's tour without a window, one stop after another; 1 when a stop is not as it should be. */
export async function playTour(profile: string | undefined, print: (text: string) => void): Promise<number> {
  const out = ownFile('playground.session.json.gz')
  prepareFolder(out)
  const stops = await loadTour()
  const recorder = await startRecorder(new URL('http://127.0.0.1/'), { headless: true, profile })
  const { browser, collector } = recorder
  try {
    const played: { stop: TourStop; session: Session }[] = []
    for (const stop of stops) {
      const look = async (page: Page): Promise<void> => {
        const picture = await takePicture(browser, page, print)
        print(`Picture of the panel: ${relative('', picture)}\n`)
      }
      const session = await playStop(stop, recorder, stop.id === FLAGSHIP ? { look } : {})
      print(`── ${stop.title} ──\n\n${report(session)}\n`)
      played.push({ stop, session })
    }
    const url = played.at(-1)?.session.environment.url ?? ''
    writeSession(out, sessionOf(await settle(collector), { url, userAgent: await collector.userAgent() }, true))
    const results = played.map(({ stop, session }) => resultOf(stop, session))
    const rows = results.map((result, index) => [
      played[index]?.stop.title ?? '',
      result.expected,
      result.found,
      result.asExpected ? 'yes' : 'NO',
    ])
    print(table(['STOP', 'EXPECTED', 'FOUND', 'AS EXPECTED'], rows).join('\n'))
    print(`\nSession: ${relative('', out)}`)
    return results.every(({ asExpected }) => asExpected) ? 0 : 1
  } finally {
    await browser.close()
  }
}

export interface StopOptions {
  /** Default true; false plays the same steps on the healthy app. */
  mistake?: boolean
  /** Sees the page before it is closed. */
  look?: (page: Page) => Promise<void>
}

/** Plays a stop on a playground and in tabs of its own, so that it shares no storage with the others; gives its session. */
export async function playStop(
  stop: TourStop,
  { browser, collector }: Recorder,
  { mistake = true, look }: StopOptions = {},
): Promise<Session> {
  const app = await startPlayground()
  const others = browser.context.pages()
  const page = await browser.context.newPage()
  try {
    await stop.play(page, app, { mistake })
    const { recording } = await settle(collector)
    const own = onlyOrigin(recording, app.url)
    await look?.(page)
    return sessionOf({ recording: own, diagnosis: diagnosed(own) }, { url: app.url }, true)
  } finally {
    const opened = browser.context.pages().filter((each) => !others.includes(each))
    await Promise.all(opened.map((each) => each.close()))
    await app.close()
  }
}

function onlyOrigin(recording: Recording, origin: string): Recording {
  const documents = recording.documents.filter((document) => document.origin === origin)
  const tabs = recording.tabs.filter(({ id }) => documents.some(({ tab }) => tab === id))
  return { ...recording, tabs, documents }
}

const SILENCE = 'silence'

export interface StopResult {
  expected: string
  found: string
  asExpected: boolean
}

/** What a stop must have found, and what it has. */
export function resultOf(stop: Pick<TourStop, 'rule' | 'subject' | 'paths'>, session: Session): StopResult {
  const { rule, subject, paths = [] } = stop
  const found = findingsFrom(session, 'warning').map(
    (finding) => `${finding.rule}: ${subjectName(session, finding.subject)} · ${finding.paths.join(', ')}`,
  )
  return {
    expected: rule === undefined ? SILENCE : `${rule}: ${subject} · ${paths.join(', ')}`,
    found: found.join('; ') || SILENCE,
    asExpected: isAsExpected(stop, session),
  }
}

/** The rule that was expected, on its subject and with all the paths, and no other. */
function isAsExpected({ rule, subject, paths = [] }: Parameters<typeof resultOf>[0], session: Session): boolean {
  const findings = findingsFrom(session, 'warning')
  if (rule === undefined || findings.length === 0) return rule === undefined && findings.length === 0
  const nameOf = (id: string): string | undefined => session.subjects.find((each) => each.id === id)?.name
  const named = findings.flatMap((finding) => finding.paths)
  return (
    findings.every((finding) => finding.rule === rule && nameOf(finding.subject) === subject) &&
    paths.every((path) => named.some((each) => isSamePath(each, path)))
  )
}

/** An identity may be written with or without quotes. */
const isSamePath = (a: string, b: string): boolean => JSON.stringify(parsePath(a)) === JSON.stringify(parsePath(b))
