import { expect, test } from 'vitest'
import { START } from '../../../core/timeline/builder.fixture'
import { recordingAt } from '../../../core/timeline/merge'
import { diagnoseAll } from '../../diagnose-all'
import { reloaded, restored } from '../../../rules/support/reload.fixture'
import { progressOf } from './reload-check'

const options = { name: 'note', initial: { title: '' } }

/** Reloaded at +3 s; the app changes something once more at +4 s. */
function recorded() {
  const { built, leave } = reloaded(options, (first) => first.set({ title: 'Storm' }, 'rename'))
  const page = leave()
  const { store, entry } = restored(page, options, { title: 'Storm' })
  page.at(4_000)
  store.set({ title: 'Calm' }, 'load')
  entry.write({ state: { title: 'Calm' }, version: 0 }, 'load')
  return built.build()
}

const at = (milliseconds: number) =>
  diagnoseAll(recordingAt({ ...recorded(), now: START + 60_000 }, START + milliseconds))

test('a reload check waits for the new page, and until that has settled', () => {
  const before = at(2_900)
  const told = [2_950, 3_050, 3_200, 4_500, 5_100].map((now) => {
    const progress = progressOf(before, at(now))
    return 'doing' in progress ? progress.doing : progress.check.stores.map(({ paths }) => paths[0]?.why)
  })
  expect(told).toEqual(['reloading', 'settling', 'settling', 'settling', ['given back; set anew since by load']])
})

test('a page that never rests is told of as it is', () => {
  const { built, leave } = reloaded(options, (first) => first.set({ title: 'Storm' }, 'rename'))
  const page = leave()
  const { store } = restored(page, options, { title: 'Storm' })
  for (let each = 4; each <= 18; each++) {
    page.at(each * 900)
    store.set({ title: `Tick ${each}` }, 'tick')
  }
  const progress = progressOf(at(2_900), diagnoseAll(built.build(0)))
  expect('check' in progress && progress.restless).toBe(true)
})
