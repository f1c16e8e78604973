import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { DriftscopeError } from '../errors'
import { CURRENT_VERSION, type FormatVersion, VERSIONS } from './format-versions'
import { migrate, parseSession } from './parse-session'
import type { Session } from './session'
import { sampleSession } from './session.fixture'

const text = JSON.stringify(sampleSession())

function refusal(input: string): { code: string; message: string; remedy: string } {
  try {
    parseSession(input, 'a.session.json')
  } catch (error) {
    if (error instanceof DriftscopeError) return { code: error.code, message: error.message, remedy: error.remedy }
    throw error
  }
  throw new Error('it was accepted')
}

describe('a file that is no session is refused in one sentence', () => {
  test.each([
    ['', 'session-empty', 'a.session.json is empty.'],
    [' \n', 'session-empty', 'a.session.json is empty.'],
    ['\u0000\u0001PNG', 'session-corrupt', /^a\.session\.json is not a readable session file: .+\.$/],
    [`${text}}`, 'session-corrupt', /not a readable session file/],
    ['[]', 'session-foreign', 'a.session.json is not a Driftscope session: it holds no object.'],
    ['{"log":{"version":"1.2"}}', 'session-foreign', /it looks like a HAR file/],
    ['{"a":1}', 'session-foreign', /it has no "format"/],
    ['{"format":"other","version":1}', 'session-foreign', /its format is "other"/],
    ['{"format":"driftscope-session"}', 'session-foreign', /its version is undefined/],
    ['{"format":"driftscope-session","version":0}', 'session-foreign', /its version is 0/],
    ['{"format":"driftscope-session","version":"1"}', 'session-foreign', /its version is "1"/],
    [
      '{"format":"driftscope-session","version":2}',
      'session-from-the-future',
      /from the future: .* version 2, .* up to version 1/,
    ],
    ['{"format":"driftscope-session","version":1}', 'session-invalid', /a mistake at creator/],
  ])('%j', (input, code, sentence) => {
    const { code: actual, message, remedy } = refusal(input)
    expect(actual).toBe(code)
    expect(message).toMatch(sentence)
    expect(remedy).toMatch(/^[A-Z].*\.$/)
  })

  test('cut off anywhere', () => {
    for (let length = 1; length < text.length; length += 97)
      expect(refusal(text.slice(0, length)).code, `after ${length} characters`).toBe('session-truncated')
  })

  test('a mistake inside is named by its place', () => {
    const session = sampleSession()
    const spoilt = (change: (copy: Session) => void): string => {
      const copy = structuredClone(session)
      change(copy)
      return refusal(JSON.stringify(copy)).message
    }
    expect(spoilt((copy) => Object.assign(copy.findings[0] ?? {}, { severity: 'fatal' }))).toContain(
      'at findings.0.severity',
    )
    expect(spoilt((copy) => Object.assign(copy.events[3] ?? {}, { at: 'noon' }))).toContain('at events.3.at')
    expect(spoilt((copy) => Object.assign(copy.events[2] ?? {}, { type: 'unheard-of' }))).toContain('at events.2.type')
  })
})

test('members it does not know are kept', () => {
  const session = { ...sampleSession(), note: 'seen on Friday' }
  expect(parseSession(JSON.stringify(session))).toEqual(session)
})

test('a byte order mark is no mistake', () => {
  expect(parseSession(`\uFEFF${text}`)).toEqual(sampleSession())
})

test('what is written today is the last version', () => {
  expect(sampleSession().version).toBe(CURRENT_VERSION)
  expect(VERSIONS.at(-1)?.version).toBe(CURRENT_VERSION)
})

test('versions follow each other without gaps, and all but the last migrate', () => {
  expect(VERSIONS.map(({ version }) => version)).toEqual(VERSIONS.map((_, index) => index + 1))
  expect(VERSIONS.slice(0, -1).every(({ toNext }) => toNext)).toBe(true)
})

test('an old file goes through every version up to the last', () => {
  const schema = (version: number): v.GenericSchema => v.looseObject({ version: v.literal(version) })
  const step = (version: number): FormatVersion => ({
    version,
    schema: schema(version),
    toNext: (session) => ({ ...(session as object), version: version + 1, [`from${version}`]: true }),
  })
  const versions = [step(1), step(2), { version: 3, schema: schema(3) }]
  const old = { format: 'driftscope-session', version: 1 }
  expect(migrate(old, 'a', versions)).toEqual({ ...old, version: 3, from1: true, from2: true })
  expect(migrate({ ...old, version: 3 }, 'a', versions)).toEqual({ ...old, version: 3 })
  const broken = [{ ...step(1), toNext: (session: unknown) => session }, step(2)]
  expect(() => migrate(old, 'a', broken)).toThrow('a mistake at version')
})
