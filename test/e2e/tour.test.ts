import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadTour } from '../../src/cli/playground'
import { type Recorder, startRecorder } from '../../src/cli/recorder'
import { playStop, resultOf } from '../../src/cli/tour'
import { isSmoke, some } from '../support/smoke'

/** Every switch of the playground, with the extension: what it must find, and that the same steps are silent without it. */
let recorder: Recorder
beforeAll(async () => {
  recorder = await startRecorder(new URL('http://127.0.0.1/'), { headless: true })
})
afterAll(() => recorder.browser.close())

const all = await loadTour()
// Of a long suite every second stop; `npm run e2e` and `npm start` play all.
const stops = isSmoke ? all.filter((_, index) => index % 2 === 0) : all
const twins = some(stops.filter(({ rule }) => rule !== undefined))

describe.each(stops)('$title', (stop) => {
  test('is as expected, with the mistake where it has one', async () => {
    const { asExpected, found } = resultOf(stop, await playStop(stop, recorder))
    expect({ asExpected, found }).toEqual({ asExpected: true, found })
  })

  test.runIf(twins.includes(stop))('is silent without the mistake', async () => {
    const { asExpected, found } = resultOf({}, await playStop(stop, recorder, { mistake: false }))
    expect({ asExpected, found }).toEqual({ asExpected: true, found })
  })
})
