import { expect, test } from 'vitest'
import { codecs } from '../codecs/registry.generated'
import { rules } from '../rules/registry.generated'
import { diagnose } from './diagnose'
import { persistedStore, recording } from './timeline/build.fixture'
import type { Recording } from './timeline/recording'

/** Counts the texts that are decoded, with every codec and rule there is. */
function counting(): { judge: (recorded: Recording) => void; decoded: () => number } {
  let count = 0
  const [first, ...others] = codecs
  if (!first) throw new Error('no codec')
  const counted = [{ ...first, detect: (input: Parameters<typeof first.detect>[0]) => (count++, first.detect(input)) }]
  const all = [...counted, ...others]
  const decoded = (): number => {
    const before = count
    count = 0
    return before
  }
  return { judge: (recorded) => diagnose(recorded, { codecs: all, rules }), decoded }
}

test('of a long healthy history few stored texts are decoded, and of one more write only that one', () => {
  const built = recording()
  const store = persistedStore(built.tab().open().at(1), { name: 'todos', initial: { n: 0 }, saved: { n: 1 } })
  for (let n = 2; n < 500; n++) {
    store.page.at(n * 100)
    store.set({ n }, 'count')
  }
  const { judge, decoded } = counting()
  judge(built.build())
  expect(decoded()).toBeLessThan(20)
  store.page.at(60_000)
  store.set({ n: 500 }, 'count')
  judge(built.build())
  expect(decoded()).toBeLessThan(5)
})

test('the texts that two tabs wrote in turn are decoded once', () => {
  const built = recording()
  const [one, two] = [1, 2].map((at) =>
    persistedStore(built.tab().open().at(at), {
      name: 'todos',
      initial: { n: 0, list: [] },
      saved: { n: 1, list: [] },
    }),
  )
  if (!one || !two) throw new Error('no tabs')
  for (let n = 2; n < 100; n++) {
    const store = n % 2 === 0 ? one : two
    store.page.at(n * 100)
    store.set({ n }, 'count')
  }
  const { judge, decoded } = counting()
  judge(built.build())
  expect(decoded()).toBeLessThanOrEqual(104)
  judge(built.build())
  expect(decoded()).toBe(0)
})
