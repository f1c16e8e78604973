import { relative } from 'node:path'
import type { Session } from '../core/session/session'
import type { Recording } from '../core/timeline/recording'
import { parsePath } from '../core/value/path'
import { diagnosed, sessionOf } from './diagnosed'
import { takePicture } from './panel-picture'
import { ownFile } from './paths'
import { loadTour, startPlayground, type TourStop } from './playground'
import { startRecorder } from './recorder'
import { findingsFrom, report } from './report'
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
  const app = await startPlayground()
  try {
    const { browser, collector, page: first } = await startRecorder(new URL(app.url), { headless: true, profile })
    try {
      const rows: string[][] = []
      let picture = ''
      let page = first
      let seen = new Set<string>()
      for (const stop of stops) {
        await stop.play(page, app)
        const { recording } = await settle(collector)
        const part = withoutTabs(recording, seen)
        const session = sessionOf({ recording: part, diagnosis: diagnosed(part) }, { url: app.url }, true)
        print(`── ${stop.title} ──\n\n${report(session)}\n`)
        rows.push([stop.title, expected(stop), found(session), isAsExpected(stop, session) ? 'yes' : 'NO'])
        if (stop.id === FLAGSHIP) picture = await takePicture(browser, page, print)
        // A tab of its own for each, so that none sees what the next one does to the storage they share.
        seen = new Set(recording.tabs.map(({ id }) => id))
        const next = await browser.context.newPage()
        await page.close()
        page = next
      }
      const whole = await settle(collector)
      writeSession(out, sessionOf(whole, { url: app.url, userAgent: await collector.userAgent() }, true))
      print(table(['STOP', 'EXPECTED', 'FOUND', 'AS EXPECTED'], rows).join('\n'))
      print(
        `\n${[picture && `Picture of the panel: ${relative('', picture)}`, `Session: ${relative('', out)}`].filter(Boolean).join('\n')}`,
      )
      return rows.every((row) => row.at(-1) === 'yes') ? 0 : 1
    } finally {
      await browser.close()
    }
  } finally {
    await app.close()
  }
}

function withoutTabs(recording: Recording, tabs: ReadonlySet<string>): Recording {
  return {
    ...recording,
    tabs: recording.tabs.filter(({ id }) => !tabs.has(id)),
    documents: recording.documents.filter(({ tab }) => !tabs.has(tab)),
  }
}

const SILENCE = 'silence'

const expected = ({ rule, subject, paths = [] }: TourStop): string =>
  rule === undefined ? SILENCE : `${rule}: ${subject} · ${paths.join(', ')}`

const found = (session: Session): string =>
  findingsFrom(session, 'warning').map(described(session)).join('; ') || SILENCE

const described = (session: Session) => (finding: Session['findings'][number]) =>
  `${finding.rule}: ${nameOf(session, finding.subject)} · ${finding.paths.join(', ')}`

/** One cause, one finding: the rule that was expected and no other. */
function isAsExpected({ rule, subject, paths = [] }: TourStop, session: Session): boolean {
  const [finding, ...more] = findingsFrom(session, 'warning')
  if (rule === undefined) return finding === undefined
  if (!finding || more.length > 0) return false
  const same = finding.rule === rule && nameOf(session, finding.subject) === subject
  return same && paths.every((path) => finding.paths.some((each) => isSamePath(each, path)))
}

/** An identity may be written with or without quotes. */
const isSamePath = (a: string, b: string): boolean => JSON.stringify(parsePath(a)) === JSON.stringify(parsePath(b))

const nameOf = (session: Session, subject: string): string =>
  session.subjects.find(({ id }) => id === subject)?.name ?? subject
