import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { healthyTodos, ORIGIN, recording, refusedCart, START, writtenBy } from '../timeline/build.fixture'
import type { AgentEvent } from '../timeline/event'
import type { Recording } from '../timeline/recording'
import type { Encoded } from '../value/encoded'
import { formatPath } from '../value/path'

const judge = (built: Recording) => diagnose(built, { codecs, rules })
const subjectOf = (built: Recording) => {
  const [first] = judge(built).subjects
  if (!first) throw new Error('no subject')
  return first
}

const storm = { id: 'storm', title: 'Storm' }
const calm = { id: 'calm', title: 'Calm' }

/** A store that took a list in; the server was asked for it again, and said something else. */
function listed(again?: Encoded, status = 200): Recording {
  const built = recording()
  const page = built.tab().open()
  const store = page.at(5).store('scenes', { scenes: [] })
  const load = page.at(10).request('GET', '/api/scenes?all=1')
  load.answers(200, [storm])
  store.set({ scenes: [storm] }, writtenBy('load'), { origins: [load.origin(['scenes'])] })
  page.at(9_000)
  if (again !== undefined) load.again(status, again)
  return built.build()
}

/** The same recording, at whose end all that was asked for with GET is answered once more, with something else. */
function askedAgain(built: Recording): Recording {
  const documents = built.documents.map((document) => {
    const last = document.events.at(-1)
    const added = document.events.flatMap((event): Draft[] => {
      if (event.type !== 'request-started' || event.method !== 'GET') return []
      const request = `${event.request} again`
      return [
        { type: 'request-started', request, method: 'GET', url: event.url, by: 'driftscope' },
        { type: 'request-finished', request, status: 200, ok: true },
        { type: 'response-read', request, body: { items: [], total: -1, coupon: 'NONE' } },
      ]
    })
    const place = { at: last?.at ?? 0, run: (last?.run ?? 0) + 1, task: (last?.task ?? 0) + 1 }
    const events = [
      ...document.events,
      ...added.map((fact, n) => ({ ...fact, ...place, seq: (last?.seq ?? 0) + 1 + n })),
    ]
    return { ...document, events }
  })
  return { ...built, documents }
}
type Draft = AgentEvent extends infer E
  ? E extends AgentEvent
    ? Omit<E, 'seq' | 'at' | 'run' | 'task'>
    : never
  : never

describe('what Driftscope asked the server again', () => {
  it('is what the server has now, and shows where the app is behind', () => {
    const before = subjectOf(listed())
    expect(before.divergent).toBe(0)
    const { columns, tree, findings } = subjectOf(listed([{ ...storm, title: 'Gale' }, calm]))
    expect(columns[1]).toMatchObject({
      value: [{ id: 'storm', title: 'Gale' }, calm],
      at: START + 9_000,
      provenance: { by: 'GET /api/scenes (fetched again by Driftscope)' },
    })
    expect(divergences(tree).map(({ path, state }) => `${formatPath(path)} ${state}`)).toEqual([
      'scenes.storm.title server newer',
      'scenes.calm server newer',
    ])
    expect(findings).toEqual([])
  })

  it('changes nothing where the answer is an error', () => {
    const { columns, divergent } = subjectOf(listed({ error: 'gone' }, 500))
    expect([columns[1]?.value, divergent]).toEqual([[storm], 0])
  })

  it('stands in the timeline under the resource', () => {
    const { events, subjects } = judge(listed([calm]))
    const added = events.slice(-3)
    expect(added.map(({ summary }) => summary)).toEqual([
      'GET /api/scenes (fetched again by Driftscope) sent',
      'GET /api/scenes (fetched again by Driftscope) answered 200 after 0 ms',
      'GET /api/scenes (fetched again by Driftscope): answer read',
    ])
    expect(new Set(added.map(({ subject }) => subject))).toEqual(new Set([subjects[0]?.id]))
  })

  it('links nothing', () => {
    const built = recording()
    const page = built.tab().open()
    page.at(5).store('mine', { scenes: [storm, calm] })
    page
      .at(10)
      .request('GET', '/api/scenes')
      .answers(200, [{ id: 'x', title: 'Other' }])
      .again(200, [storm, calm])
    expect(judge(built.build()).subjects.map(({ sources }) => sources.length)).toEqual([1, 1])
  })

  it.each([
    ['a failed save and a refused write', refusedCart()],
    ['a healthy app', healthyTodos()],
  ])('is nothing that a rule hears of: %s', (_, built) => {
    const again = judge(askedAgain(built))
    expect(again.findings).toEqual(judge(built).findings)
    expect(again.subjects[0]?.columns.map(({ value }) => value).at(-1)).toMatchObject({ total: -1 })
  })
})

it('a column knows the request that can be sent again: the last GET of the whole', () => {
  const built = recording()
  const page = built.tab().open()
  page.at(5).request('GET', '/api/scenes?all=1').answers(200, [storm, calm])
  page.at(10).request('GET', '/api/scenes/storm').answers(200, storm)
  page.at(15).request('POST', '/api/likes', { id: 'storm' }).answers(200, { likes: 1 })
  const asked = judge(built.build()).subjects.flatMap(({ columns }) => columns.map((column) => column.asked))
  expect(asked).toEqual([{ document: 'tab-1.1', request: 'r1', url: `${ORIGIN}/api/scenes?all=1` }, undefined])
})
