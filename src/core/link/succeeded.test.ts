import { expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
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
