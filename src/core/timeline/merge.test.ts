import { describe, expect, it } from 'vitest'
import { ORIGIN, recording, START } from './build.fixture'
import { mergeTimeline, recordingAt } from './merge'
import { agentSourceId } from './source-id'

/** Two tabs on one page: both have the store, a sessionStorage and a localStorage entry. */
function twoTabs() {
  const built = recording()
  const pages = [built.tab().open(), built.tab().open()]
  for (const [index, page] of pages.entries()) {
    page.at(10 - index)
    page.sessionStorage('tab').found('x')
    page.localStorage('cart').found('y')
    page.store('cart', {})
  }
  return built.build()
}

describe('the timeline', () => {
  it('orders all documents by time, then by document, then as recorded', () => {
    const { entries } = mergeTimeline(twoTabs())
    expect(entries.map(({ id }) => id)).toEqual([
      'tab-1.1#0',
      'tab-2.1#0',
      'tab-2.1#1',
      'tab-2.1#2',
      'tab-2.1#3',
      'tab-1.1#1',
      'tab-1.1#2',
      'tab-1.1#3',
    ])
    expect(entries.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  it('keeps memory and sessionStorage apart by tab, and shares localStorage', () => {
    expect([...mergeTimeline(twoTabs()).sources.keys()].toSorted()).toEqual([
      `${ORIGIN} localStorage:cart`,
      `tab-1@${ORIGIN} memory:cart`,
      `tab-1@${ORIGIN} sessionStorage:tab`,
      `tab-2@${ORIGIN} memory:cart`,
      `tab-2@${ORIGIN} sessionStorage:tab`,
    ])
  })

  it('gives the agent its own ids back', () => {
    const ids = [...mergeTimeline(twoTabs()).sources.keys()].map(agentSourceId)
    expect(new Set(ids)).toEqual(new Set(['localStorage:cart', 'memory:cart', 'sessionStorage:tab']))
  })

  it('joins a source over the documents of a tab, in which the last description holds', () => {
    const built = recording()
    const tab = built.tab()
    tab.open().store('cart', {}, { version: 1 })
    tab.open().store('cart', {}, { version: 2 })
    const [source] = mergeTimeline(built.build()).sources.values()
    expect(source).toMatchObject({ documents: ['tab-1.1', 'tab-1.2'], tab: 'tab-1', persist: { version: 2 } })
  })

  it('can be cut at a moment', () => {
    const cut = recordingAt(twoTabs(), START + 9)
    expect(mergeTimeline(cut).entries.map(({ id }) => id)).toEqual([
      'tab-1.1#0',
      'tab-2.1#0',
      'tab-2.1#1',
      'tab-2.1#2',
      'tab-2.1#3',
    ])
    expect(cut.now).toBe(START + 9)
  })
})
