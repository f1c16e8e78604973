import { describe, expect, test } from 'vitest'
import { parseSession } from '../session/parse-session'
import type { Session } from '../session/session'
import { sampleSession } from '../session/session.fixture'
import { recording } from '../timeline/build.fixture'
import { redact } from './redact'

const SECRET = 'k9-Zr7-tr0ub4dor'

/** A store with a secret in memory, in storage, in a request and in its answer under another name. */
function signedIn(): Session {
  const built = recording()
  const page = built.tab().open('http://localhost:3000/?token=' + SECRET)
  const state = { auth: { token: SECRET, pin: 1234 }, users: { 'joe@example.com': { name: 'Joe' } }, title: 'Storm' }
  const entry = page.localStorage('session-store').found({ state, version: 0 })
  const store = page.at(2).store('session-store', state, {})
  page.at(3)
  store.change([{ op: 'set', path: ['auth', 'token'], value: SECRET }], 'signIn')
  entry.write({ state, version: 0 })
  page.localStorage('apiKey').found('plain-0123456789')
  const request = page.at(9).request('POST', `/api/users/joe@example.com?key=1`, { password: 'swordfish', q: SECRET })
  request.answers(200, { echoed: SECRET, cookie: 'a=b' })
  return sampleSession(built.build())
}

describe('a redacted session', () => {
  const { session, redactions } = redact(signedIn())
  const text = JSON.stringify(session)

  test('holds none of the secrets, under whatever name they stand', () => {
    for (const secret of [SECRET, 'swordfish', 'joe@example.com', 'plain-0123456789', '1234,'])
      expect(text).not.toContain(secret)
    expect(text).toContain('Storm')
  })

  test('holds the same token wherever the same secret stood', () => {
    const tokens = new Set(text.match(/‹redacted:token:\d+›/g))
    expect([...tokens]).toEqual(['‹redacted:token:1›'])
    const [created] = session.events.filter(({ type }) => type === 'store-created')
    expect(created?.['state']).toMatchObject({ auth: { token: '‹redacted:token:1›', pin: -1 } })
    const [written] = session.events.filter(({ type }) => type === 'storage-written')
    expect(JSON.parse(String(written?.['text']))).toMatchObject({
      state: { auth: { token: '‹redacted:token:1›', pin: -1 } },
    })
    const [answer] = session.events.filter(({ type }) => type === 'response-read')
    expect(answer?.['body']).toEqual({ echoed: '‹redacted:token:1›', cookie: '‹redacted:cookie:1›' })
    expect(session.environment.documents[0]?.url).toBe('http://localhost:3000/?token=‹redacted:token:1›')
  })

  test('counts what was replaced, by detector', () => {
    expect(session.redactions).toEqual(redactions)
    expect(redactions.map(({ detector }) => detector).toSorted()).toEqual(['email', 'key-name'])
    expect(redactions.every(({ count }) => count > 0)).toBe(true)
  })

  test('is a session as before, and redacting it again changes nothing', () => {
    expect(parseSession(text)).toEqual(session)
    expect(redact(session).session).toEqual(session)
  })
})

test('a session without secrets stays as it is', () => {
  const session = sampleSession()
  expect(redact(session)).toEqual({ session, redactions: [] })
})

test('the session itself is left alone', () => {
  const session = signedIn()
  redact(session)
  expect(session).toEqual(signedIn())
})

test('differing secrets differ, and sentences do not quote them', () => {
  const session = signedIn()
  const [comparison] = session.comparisons
  if (!comparison) throw new Error('the sample has a comparison')
  comparison.divergences = [{ path: 'auth.password', state: 'memory ahead', values: { a: 'abc', b: 'abd' } }]
  comparison.verdict.sentence = '`auth.password` is "abc" in memory, "k9-Zr7…" was its token; "Storm" stays.'
  const [redacted] = redact(session).session.comparisons
  expect(redacted?.divergences[0]?.values).toEqual({ a: '‹redacted:password:2›', b: '‹redacted:password:3›' })
  expect(redacted?.verdict.sentence).toBe(
    '`auth.password` is "‹redacted:password:2›" in memory, "‹redacted:token:1›" was its token; "Storm" stays.',
  )
})

test('a cookie that says who is logged in is a secret by its name', () => {
  const built = recording()
  const page = built.tab().open()
  for (const key of ['laravel_session', 'theme']) {
    page.describe({ id: `cookie:${key}`, kind: 'cookie', label: key, key })
    page.add({ type: 'storage-found', source: `cookie:${key}`, text: `${key}-0123456789` })
  }
  const { session } = redact(sampleSession(built.build()))
  const texts = session.events.flatMap((event) => (event.type === 'storage-found' ? [event['text']] : []))
  expect(texts).toEqual(['‹redacted:session:1›', 'theme-0123456789'])
})
