import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { recording } from '../timeline/build.fixture'

it('a store that nobody named goes by the entry that keeps all of it, not by one that keeps a part', () => {
  const built = recording()
  const page = built.tab().open().at(5)
  const entry = page.localStorage('board').found()
  const other = page.localStorage('theme').found()
  const whole = page.store('store at app.js:1:394', { columns: 3, title: 'Plan' })
  const part = page.store('store at app.js:1:900', { theme: 'light', width: 240 })
  for (const [n, theme] of ['dark', 'sepia', 'solarized'].entries()) {
    page.at(built.clock + 100)
    whole.set({ columns: n + 4 })
    entry.write({ columns: n + 4, title: 'Plan' })
    page.at(built.clock + 100)
    part.set({ theme })
    other.write(theme)
  }
  const { subjects } = diagnose(built.build(), { codecs, rules: [] })
  expect(subjects.filter(({ group }) => group === 'store').map(({ name }) => name)).toEqual([
    'board',
    'store at app.js:1:900',
  ])
})
