import { expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'

const intro = { id: 's1', name: 'Introduction' }
const barn = { id: 's8', name: 'The barn door' }

/** A store loads the scenes of project 17, then of 18, and is in the state given after that. */
function serverColumns(paths: readonly [string, string], scenes: Encoded[]) {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('editor', { scenes: [] })
  const first = page.request('GET', paths[0])
  page.at(60)
  first.answers(200, [intro])
  store.set({ scenes: [intro] }, 'load', { origins: [first.origin(['scenes'])] })
  const second = page.at(100).request('GET', paths[1])
  page.at(160)
  second.answers(200, [barn])
  store.set({ scenes }, 'load', { origins: [second.origin(['scenes', scenes.length - 1], [0])] })
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  return [...(subject?.columns.slice(1).map(({ source }) => source.label) ?? []), subject?.verdict.sentence]
}

test('a place that went on to the same list of another thing is compared with that alone', () => {
  expect(serverColumns(['/api/projects/17/scenes', '/api/projects/18/scenes'], [barn])).toEqual([
    'GET /api/projects/18/scenes',
    'editor: memory and server agree.',
  ])
})

test.each<[string, [string, string], Encoded[]]>([
  ['holds both', ['/api/projects/17/scenes', '/api/projects/18/scenes'], [intro, barn]],
  ['took on something else', ['/api/projects/17/scenes', '/api/projects/17/drafts'], [barn]],
])('a place that %s is compared with both', (_, paths, scenes) => {
  expect(serverColumns(paths, scenes)).toEqual([`GET ${paths[0]}`, `GET ${paths[1]}`, expect.any(String)])
})

const storm = { id: 's2', name: 'The storm' }

/** What becomes of a store whose only list the scenes of project 17, then of 18, are copied into, and then what is given. */
function afterBoth(first: Encoded[], second: Encoded[], then?: Encoded[]) {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('editor', { scenes: [] })
  for (const [id, scenes] of Object.entries({ 17: first, 18: second })) {
    const request = page.at(built.clock + 100).request('GET', `/api/projects/${id}/scenes`)
    page.at(built.clock + 60)
    request.answers(200, scenes)
    store.set({ scenes }, 'load')
  }
  page.at(1_000)
  if (then) store.set({ scenes: then }, 'show')
  const subject = diagnose(built.build(), { codecs, rules: [] }).subjects.find(({ name }) => name === 'editor')
  return [...(subject?.columns.slice(1).map(({ source }) => source.label) ?? []), subject?.divergent]
}

test.each<[string, Encoded[], Encoded[], Encoded[] | undefined, string | undefined]>([
  ['went back to the first without asking again', [intro, storm], [barn], [intro, storm], '17'],
  ['went on to one that has an element in common', [intro, storm], [storm, barn], undefined, '18'],
  ['went back from one that has an element in common', [intro, storm], [storm, barn], [intro, storm], '17'],
  [
    'went on to one that counts from one again',
    [{ id: 1, name: 'Introduction' }],
    [{ id: 1, name: 'Barn' }],
    undefined,
    '18',
  ],
  ['went on to an empty one', [intro], [], undefined, undefined],
])('a place that %s is compared with what it holds', (_, first, second, then, id) => {
  expect(afterBoth(first, second, then)).toEqual([...(id ? [`GET /api/projects/${id}/scenes`] : []), 0])
})

test('what is missing from a list is told though other lists of its kind are held elsewhere', () => {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('editor', { scenes: {} })
  const held: Record<string, Encoded> = {}
  for (const [id, scenes] of Object.entries({ p17: [intro], p18: [barn] })) {
    const request = page.at(built.clock + 100).request('GET', `/api/projects/${id}/scenes`)
    page.at(built.clock + 60)
    request.answers(200, scenes)
    held[id] = scenes
    store.set({ scenes: { ...held } }, 'load')
  }
  page.at(1_000)
  store.change([{ op: 'set', path: ['scenes', 'p17'], value: [] }], 'clear')
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  expect(subject?.columns).toHaveLength(3)
  expect(subject?.divergent).toBe(1)
})

test.each([true, false])(
  'lists that stand in their projects are compared there, wherever those stand (objects: %s)',
  (isObject) => {
    const built = recording()
    const page = built.tab().open().at(5)
    const names = ['p17', 'p18']
    const store = page.store('editor', { projects: names.map((id) => ({ id, scenes: [] })) })
    const lists: Record<string, Encoded> = { p17: [intro], p18: [barn] }
    for (const [index, id] of names.entries()) {
      const request = page.at(built.clock + 100).request('GET', `/api/projects/${id}/scenes`)
      page.at(built.clock + 60)
      const scenes = lists[id] ?? null
      request.answers(200, scenes)
      const path = ['projects', index, 'scenes']
      const origins = isObject ? { origins: [request.origin(path)] } : {}
      store.change([{ op: 'set', path, value: scenes }], 'load', origins)
    }
    page.at(1_000)
    const reversed = names.toReversed().map((id) => ({ id, scenes: lists[id] ?? null }))
    store.set({ projects: reversed }, 'sort')
    const subject = () => diagnose(built.build(), { codecs, rules: [] }).subjects[0]
    expect(
      subject()
        ?.columns.slice(1)
        .map(({ mount }) => mount.join('.')),
    ).toEqual(names.map((id) => `projects.${id}.scenes`))
    expect(subject()?.divergent).toBe(0)
    page.at(2_000)
    store.change([{ op: 'set', path: ['projects', 1, 'scenes', 0, 'name'], value: 'Prologue' }], 'edit')
    const tree = subject()?.tree
    expect(tree && divergences(tree).map(({ path }) => path.join('.'))).toEqual(['projects.p17.scenes.s1.name'])
  },
)
