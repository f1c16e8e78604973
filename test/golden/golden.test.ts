import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSession } from '../../src/cli/session-file'
import { codecs } from '../../src/codecs/registry.generated'
import { diagnose } from '../../src/core/diagnose'
import { readDecisions } from '../../src/core/link/decision'
import { fromSession } from '../../src/core/session/from-session'
import { rules } from '../../src/rules/registry.generated'
import { textOf } from './text'

const folder = join(import.meta.dirname, 'sessions')
const names = readdirSync(folder).flatMap((file) => /^(.*)\.session\.json\.gz$/.exec(file)?.[1] ?? [])

/** What the panel says of sessions that were recorded in a real browser: comparisons, verdicts, blame, and every step to them. */
describe('a recorded session', () => {
  it.each(names)('%s reads as it did', async (name) => {
    const session = readSession(join(folder, `${name}.session.json.gz`))
    const links = readDecisions(session.decisions)
    const diagnosis = diagnose(fromSession(session), { codecs, rules, links })
    await expect(textOf(diagnosis)).toMatchFileSnapshot(join(folder, `${name}.txt`))
  })

  it('exists for every stop', () => expect(names.length).toBeGreaterThan(8))
})
