import { describe, expect, it } from 'vitest'
import { diagnose } from '../diagnose'
import { recording } from '../timeline/build.fixture'

const subjects = (built: ReturnType<typeof recording>): string[] =>
  diagnose(built.build(), { codecs: [], rules: [] }).subjects.map(({ name }) => name)

describe('an entry that is written and removed at once', () => {
  it('is a trial whether the storage works, and no subject', () => {
    const built = recording()
    const entry = built.tab().open().localStorage('test')
    entry.write('test')
    entry.read('test')
    entry.remove()
    expect(subjects(built)).toEqual([])
  })

  it('is a subject where it was there before, or stayed for a while', () => {
    const built = recording()
    const page = built.tab().open()
    const [before, stayed] = [page.localStorage('before').found('1'), page.localStorage('stayed')]
    before.write('2')
    before.remove()
    stayed.write('1')
    page.at(20)
    stayed.remove()
    expect(subjects(built)).toEqual(['before', 'stayed'])
  })
})
