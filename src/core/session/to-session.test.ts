import { expect, test } from 'vitest'
import { refusedCart } from '../timeline/build.fixture'
import { contextOf } from './to-session'
import { CREATOR, sampleSession } from './session.fixture'

test('a session lists what differs and what differs harmlessly, by source, and leaves out what is equal', () => {
  const [comparison] = sampleSession().comparisons
  const [memory = '', storage = ''] = comparison?.sources ?? []
  expect(comparison?.divergences).toEqual([
    { path: 'total', state: 'differs', values: { [memory]: 19.9, [storage]: 20.9 } },
    {
      path: 'when',
      state: 'equal after serialization',
      values: { [memory]: { $: 'Date', v: 0 }, [storage]: '1970-01-01T00:00:00.000Z' },
    },
    { path: 'order', state: 'differs', values: { [memory]: { id: 1 } } },
  ])
})

test('events are in one order, with an id of document and number', () => {
  const { events } = sampleSession()
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index))
  expect(events[2]).toMatchObject({ id: 'tab-1.1#2', tab: 'tab-1', document: 'tab-1.1', type: 'store-created' })
  expect(events[2]?.source).toBe('tab-1@http://localhost:3000 memory:cart')
})

test('what was dropped is counted by document', () => {
  const recording = refusedCart()
  expect(sampleSession(recording).dropped).toEqual({})
  for (const document of recording.documents) document.dropped = 3
  expect(sampleSession(recording).dropped).toEqual({ 'tab-1.1': 3 })
})

test('its context makes the same session again', () => {
  const session = sampleSession()
  expect(contextOf(session)).toEqual({ creator: CREATOR, url: 'http://localhost:3000/' })
})
