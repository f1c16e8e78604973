import { expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { persistedStore, recording } from '../timeline/build.fixture'
import { canTry, likeliest, trialOf } from './saved-states'

function subjectOf(restorable: boolean) {
  const built = recording()
  const page = built.tab().open()
  const options = { name: 'app', initial: { size: 12 }, saved: { old: 16 }, savedVersion: 1, version: 2 }
  const persisted = persistedStore(page, { ...options, hasMigrate: true })
  page.at(1_000)
  persisted.set({ size: 20 }, 'grow')
  if (restorable) for (const source of page.document.sources) if (source.kind === 'memory') source.restorable = true
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  if (!subject) throw new Error('no subject')
  return subject
}

test('a store’s migration can be tried with all that its entry has held, the last first', () => {
  const trial = trialOf(subjectOf(true))
  expect(trial).toMatchObject({
    subject: 'app',
    document: 'tab-1.1',
    source: 'memory:app',
    version: 2,
    initial: { size: 12 },
  })
  expect(trial?.saved.map(({ how, version, entry, state }) => [how, version, entry, state])).toEqual([
    ['written', 2, 'localStorage app', { size: 20 }],
    ['found', 1, 'localStorage app', { old: 16 }],
  ])
  expect(trial && likeliest(trial)?.version).toBe(1)
})

test('one whose library has no way to try it is not offered', () => {
  expect([canTry(subjectOf(false)), trialOf(subjectOf(false))]).toEqual([false, undefined])
})
