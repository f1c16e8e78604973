import { expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'
import type { Path } from '../value/path'

const parts = [
  { id: 'a', name: 'Door' },
  { id: 'b', name: 'Roof' },
]

/** A store takes on an answer of `GET /api/projects/17`, or a part of it, by reference; then `at` is emptied. */
function compared(answer: Encoded, state: Record<string, Encoded>, at: Path, from: Path): Record<string, unknown> {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('editor', {})
  const load = page.request('GET', '/api/projects/17')
  page.at(60)
  load.answers(200, answer)
  store.set(state, 'load', { origins: [load.origin(at, from)] })
  const editor = () => diagnose(built.build(), { codecs, rules: [] }).subjects.find(({ name }) => name === 'editor')
  const mount = editor()
    ?.columns.find(({ source }) => source.kind === 'server')
    ?.mount.join('.')
  const loaded = editor()?.verdict.sentence
  page.at(900)
  store.change([{ op: 'set', path: [...at], value: [] }], 'clear')
  return { mount, loaded, changed: editor()?.verdict.sentence }
}

test.each<[string, Encoded, Record<string, Encoded>, Path, Path, string]>([
  [
    'is the answer, which has no id but in its address',
    { parts, title: 'House' },
    { parts, title: 'House' },
    ['parts'],
    ['parts'],
    '',
  ],
  ['took the members of the answer', { id: 17, parts }, { id: 17, parts, open: true }, ['parts'], ['parts'], ''],
  [
    'took what the answer wraps',
    { project: { id: 17, parts } },
    { id: 17, parts },
    ['parts'],
    ['project', 'parts'],
    '',
  ],
  [
    'holds what the answer wraps',
    { project: { id: 17, parts } },
    { now: { id: 17, parts } },
    ['now', 'parts'],
    ['project', 'parts'],
    'now',
  ],
  ['holds one member of the answer', { id: 17, parts, title: 'House' }, { mine: parts }, ['mine'], ['parts'], 'mine'],
])('a store that %s is compared with that of the thing', (_, answer, state, at, from, mount) => {
  expect(compared(answer, state, at, from)).toEqual({
    mount,
    loaded: 'editor: memory and server agree.',
    changed: expect.stringMatching(/^editor: server is behind memory on \S+ since/),
  })
})
