import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { tour } from '../../playground/tour'
import { diagnosed, sessionOf } from '../../src/cli/diagnosed'
import { startRecorder, type Recorder } from '../../src/cli/recorder'
import { settle } from '../../src/cli/settle'
import { fromSession } from '../../src/core/session/from-session'
import { parseSession } from '../../src/core/session/parse-session'
import type { Session } from '../../src/core/session/session'
import { savedFile } from '../support/saved-file'

let app: Playground
let recorder: Recorder
beforeAll(async () => {
  app = await startPlayground()
  recorder = await startRecorder(new URL(app.url), { headless: true })
})
afterAll(async () => {
  await recorder.browser.close()
  await app.close()
})

test('the panel exports the very session that record writes of the same page', async () => {
  const { browser, collector, page } = recorder
  await tour.find(({ id }) => id === 'write-before-hydration')?.play(page, app)
  const settled = await settle(collector)
  const recorded = sessionOf(settled, {}, true)
  const { panel } = await browser.openPanel(page)
  await panel.getByText('Reloading now loses').first().waitFor()
  await panel.getByRole('button', { name: 'Export' }).click()
  const save = panel.getByRole('dialog', { name: 'Export session' }).getByRole('button', { name: 'Save' })
  const { buffer } = await savedFile(browser.context, () => save.click())
  const exported = parseSession(gunzipSync(buffer).toString('utf8'))

  // One pure function: over the panel's own recording the command line says what the panel said, to the letter.
  const recording = fromSession(exported)
  const { creator: _, environment, ...again } = sessionOf({ recording, diagnosis: diagnosed(recording) }, {}, false)
  expect(exported).toMatchObject({ ...again, redactions: exported.redactions })
  expect(exported.environment.documents).toEqual(environment.documents)

  // And both had recorded the same, each through its own connection.
  expect(withoutTime(exported)).toEqual(withoutTime(recorded))
  expect(exported.findings.map(({ rule }) => rule)).toEqual(['write-before-hydration'])
})

/** All but the moment of the cut; sources in the order of their names, for each connection hears of them in its own. */
function withoutTime({ tabs, sources, subjects, findings, events }: Session) {
  const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id)
  return {
    tabs,
    sources: sources.map(({ documents: _documents, ...source }) => source).toSorted(byId),
    subjects: subjects.toSorted(byId),
    findings,
    events: events.map(({ id }) => id),
  }
}
