import { describe, expect, test } from 'vitest'
import type { Diagnosis } from '../core/diagnosis'
import { redact } from '../core/redact/redact'
import { fromSession } from '../core/session/from-session'
import { parseSession } from '../core/session/parse-session'
import { contextOf, toSession } from '../core/session/to-session'
import { flagship, healthyTodos, recording, refusedCart, writtenBy } from '../core/timeline/build.fixture'
import type { Recording } from '../core/timeline/recording'
import { encode } from '../core/value/encode'
import json from '../exporters/json'
import { diagnosed, sessionOf } from './diagnosed'

const samples = Object.entries({ flagship, refusedCart, healthyTodos, signedIn, typed })

describe.each(samples)('%s', (_, make) => {
  const made = { recording: make(), diagnosis: diagnosed(make()) }
  const session = sessionOf(made, { url: 'http://localhost:3000/' }, false)

  test('exported, imported and exported again it is the very session', () => {
    const imported = parseSession(json.write(session))
    expect(imported).toEqual(session)
    const read = fromSession(imported)
    expect(toSession(read, diagnosed(read), contextOf(imported))).toEqual(session)
  })

  test('imported it has the same subjects and findings', () => {
    const { subjects, findings } = diagnosed(fromSession(session))
    expect(findings).toEqual(made.diagnosis.findings)
    expect(subjects.map(facts)).toEqual(made.diagnosis.subjects.map(facts))
  })

  test('redacted it is judged the same', () => {
    const { subjects, findings } = diagnosed(fromSession(redact(session).session))
    expect(subjects.map(standing)).toEqual(made.diagnosis.subjects.map(standing))
    expect(findings.map(({ rule, paths }) => [rule, paths.length])).toEqual(
      made.diagnosis.findings.map(({ rule, paths }) => [rule, paths.length]),
    )
  })
})

test('a file is redacted unless told otherwise', () => {
  const made = { recording: signedIn(), diagnosis: diagnosed(signedIn()) }
  expect(json.write(sessionOf(made, {}, false))).toContain('t0ken-1-of-many')
  expect(json.write(sessionOf(made, {}, true))).not.toContain('t0ken-1-of-many')
})

test('the reading of each finding’s evidence is kept', () => {
  const made = { recording: flagship(), diagnosis: diagnosed(flagship()) }
  const { readings, findings } = sessionOf(made, {}, false)
  const cited = readings.filter(({ event }) => findings[0]?.evidence.includes(event))
  expect(new Set(cited.map(({ source }) => source)).size).toBe(2)
})

type Subject = Diagnosis['subjects'][number]

/** How a subject stands, whatever its names are. */
const standing = ({ group, divergent, benign, equal, status, settled, links, columns }: Subject) => ({
  group,
  divergent,
  benign,
  equal,
  status,
  settled,
  links: links.map(({ why, confidence }) => [why, confidence]),
  columns: columns.length,
})

const facts = ({ id, name, verdict, ...subject }: Subject) => ({ id, name, verdict, ...standing(subject as Subject) })

/** Secrets in a store, its entry, a request and a plain entry; one of them differs between the copies. */
function signedIn(): Recording {
  const built = recording()
  const page = built.tab().open('http://localhost:3000/?token=t0ken-1-of-many')
  const saved = { token: 't0ken-0-of-many', pin: 1234, user: { email: 'joe@example.com', password: 'abc' } }
  const entry = page.localStorage('auth').found({ state: saved, version: 0 })
  const store = page.at(5).store('auth', { token: '', pin: 0, user: {} }, {}).step('started')
  entry.read({ state: saved, version: 0 })
  store.apply(saved)
  page.localStorage('sessionToken').found('abcdef-123456')
  const load = page.at(20).request('GET', '/api/users/joe@example.com?api_key=k-1234-5678')
  load.answers(200, { email: 'joe@example.com', password: 'abc' })
  page.at(3_000)
  store.set({ token: 't0ken-1-of-many' }, writtenBy('refresh'))
  entry.fail({ state: { ...saved, token: 't0ken-1-of-many' }, version: 0 })
  return built.build()
}

/** What JSON cannot say, in memory and in IndexedDB. */
function typed(): Recording {
  const cycle: Record<string, unknown> = { when: new Date(5), map: new Map([['a', new Set([1])]]), nan: Number.NaN }
  cycle['self'] = cycle
  const state = {
    cycle: encode(cycle),
    none: encode(undefined),
    big: encode(12n),
    sparse: encode(Object.assign([1], { 2: 3 })),
  }
  const built = recording()
  const page = built.tab().open()
  page.indexedDB('typed').found({ state, version: 0 })
  page.at(3).store('typed', { ...state, none: 1 }, {})
  return built.build()
}
