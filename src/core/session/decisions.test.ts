import { expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import { type LinkDecision, readDecisions } from '../link/decision'
import { redact } from '../redact/redact'
import { recording } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import { fromSession } from './from-session'
import { parseSession } from './parse-session'
import type { Session } from './session'
import { toSession } from './to-session'

const CREATOR = { name: 'Driftscope', version: '0.1.0' }
const session = (made: Recording, links: readonly LinkDecision[]): Session =>
  toSession(made, diagnose(made, { codecs, rules, links }), { creator: CREATOR })

function profile(): Recording {
  const built = recording()
  const page = built.tab().open()
  page.localStorage('profile of ada@lovelace.example').found({ name: 'Ada' })
  page.at(2).store('account', { user: { name: 'Grace' } })
  return built.build()
}

const DECISIONS: LinkDecision[] = [
  {
    from: 'http://localhost:3000 memory:account',
    to: 'http://localhost:3000 localStorage:profile of ada@lovelace.example',
    ruling: 'pinned',
    mount: ['user'],
  },
]

test('a session file says what was pinned, and says the same when it is opened again', () => {
  const written = session(profile(), DECISIONS)
  expect(written.subjects.map(({ links }) => links.map(({ why }) => why))).toEqual([['pinned']])
  const read = parseSession(JSON.stringify(written))
  expect(session(fromSession(read), readDecisions(read.decisions))).toEqual(written)
})

test('it keeps saying so when it was redacted', () => {
  const { session: redacted } = redact(session(profile(), DECISIONS))
  expect(JSON.stringify(redacted)).not.toContain('lovelace')
  const { subjects } = session(fromSession(redacted), readDecisions(redacted.decisions))
  expect(subjects).toEqual(redacted.subjects)
})

test('without decisions it has no such member', () => {
  expect(session(profile(), [])).not.toHaveProperty('decisions')
})
