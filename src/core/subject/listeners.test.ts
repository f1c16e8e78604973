import { expect, it } from 'vitest'
import { diagnose } from '../diagnose'
import { place } from '../timeline/stack'
import { recording, writtenBy } from '../timeline/build.fixture'

function page() {
  const built = recording()
  const tab = built.tab()
  const first = tab.open().at(2)
  return { built, tab, page: first, store: first.store('cart', { items: [] }) }
}

function listeners({ built }: ReturnType<typeof page>): string | undefined {
  const [subject] = diagnose(built.build(), { codecs: [], rules: [] }).subjects
  const { live, sites } = subject?.listeners ?? {}
  if (!sites) return undefined
  const told = sites.map((site) => `${site.live} by ${site.by} at ${site.frame ? place(site.frame) : '?'}`)
  return [`${live} live`, ...told].join(', ')
}

it('counts who listens by the line that subscribed', () => {
  const test = page()
  const badge = writtenBy('Badge', 'badge.tsx:8')
  test.store.subscribe(writtenBy('save', 'save.ts:3'))
  test.store.subscribe(badge)
  const end = test.store.subscribe(badge, 40)
  expect(listeners(test)).toBe('42 live, 41 by Badge at badge.tsx:8, 1 by save at save.ts:3')
  end(39)
  expect(listeners(test)).toBe('3 live, 2 by Badge at badge.tsx:8, 1 by save at save.ts:3')
})

it('says nothing where nobody was seen to subscribe, and of a beginning that was dropped nothing wrong', () => {
  const test = page()
  expect(listeners(test)).toBeUndefined()
  const end = test.store.subscribe(writtenBy('save'))
  end()
  end()
  test.page.add({ type: 'subscription-removed', source: test.store.id, subscription: 900 })
  expect(listeners(test)).toBe('0 live')
})

it('counts the last document of the tab alone', () => {
  const test = page()
  test.store.subscribe(writtenBy('save'))
  test.page.at(500).leave()
  test.tab.open().at(600).store('cart', { items: [] }).subscribe(writtenBy('load', 'load.ts:1'))
  expect(listeners(test)).toBe('1 live, 1 by load at load.ts:1')
})

it('does not keep a subject from being settled', () => {
  const test = page()
  test.page.at(60_000)
  test.store.subscribe(writtenBy('save'))
  const justAfter = test.built.build(1)
  expect(diagnose(justAfter, { codecs: [], rules: [] }).subjects[0]?.settled).toBe(true)
})
