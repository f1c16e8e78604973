import { join } from 'node:path'
import { loadTour } from '../../src/cli/playground'
import { startRecorder } from '../../src/cli/recorder'
import { writeSession } from '../../src/cli/session-file'
import { playStop } from '../../src/cli/tour'

// Records the sessions that golden.test.ts reads: every stop of the playground's tour, in the real browser with the real
// extension. `node --import tsx test/golden/record.ts [stop …]`; then `npx vitest run test/golden -u`, and read what changed.
const wanted = process.argv.slice(2)
const recorder = await startRecorder(new URL('http://127.0.0.1/'), { headless: true })
try {
  for (const stop of await loadTour()) {
    if (wanted.length > 0 && !wanted.includes(stop.id)) continue
    const session = await playStop(stop, recorder)
    writeSession(join(import.meta.dirname, 'sessions', `${stop.id}.session.json.gz`), session)
    console.log(`${stop.id}: ${session.events.length} events`)
  }
} finally {
  await recorder.browser.close()
}
