import { describe, expect, it } from 'vitest'
import type { Layer, TimelineEvent } from '../../../core/diagnosis'
import { filterEvents, isApart } from '../../store/event-filter'

let seq = 0
const event = (at: number, layer: Layer, summary: string, rest: Partial<TimelineEvent> = {}): TimelineEvent => {
  seq += 1
  return {
    id: `e${seq}`,
    seq,
    at,
    tab: '1',
    document: 'd',
    source: '',
    type: 'x',
    paths: [],
    layer,
    summary,
    failed: false,
    ...rest,
  }
}
const events = [
  event(0, 'document', 'page loaded'),
  event(10, 'memory', 'cart: addItem set items', { subject: 'cart', paths: ['items[0].qty'] }),
  event(11, 'storage', 'cart-storage refused', { subject: 'cart', failed: true }),
  event(500, 'server', 'GET /api/user', { subject: 'user', writer: { name: 'loadUser', stack: [] } }),
]
const found = (filter: Partial<Parameters<typeof filterEvents>[1]>): string[] =>
  filterEvents(events, { text: '', hiddenLayers: [], ...filter }).map((e) => e.summary)

describe('filterEvents', () => {
  it('lets everything through, as the same list, without a filter', () => {
    expect(filterEvents(events, { text: ' ', hiddenLayers: [] })).toBe(events)
  })
  it('narrows by layer, subject, and text in the summary, the paths and the writer', () => {
    expect(found({ hiddenLayers: ['document', 'server'] })).toEqual(['cart: addItem set items', 'cart-storage refused'])
    expect(found({ subject: 'user' })).toEqual(['GET /api/user'])
    expect(found({ text: 'QTY' })).toEqual(['cart: addItem set items'])
    expect(found({ text: 'loaduser' })).toEqual(['GET /api/user'])
    expect(found({ text: 'cart', hiddenLayers: ['memory'] })).toEqual(['cart-storage refused'])
  })
})

it('narrows to one tab', () => {
  const two = [event(0, 'memory', 'here'), event(1, 'memory', 'there', { tab: '2' })]
  expect(filterEvents(two, { text: '', hiddenLayers: [], tab: '2' }).map((e) => e.summary)).toEqual(['there'])
})

describe('isApart', () => {
  it('holds from a parting on, until the sources agree again', () => {
    const apart = (...stretches: Parameters<typeof isApart>[1]): boolean[] => events.map((e) => isApart(e, stretches))
    expect(apart({ from: 11, event: 'e' })).toEqual([false, false, true, true])
    expect(apart({ from: 0, to: 11, event: 'e' }, { from: 400, event: 'e' })).toEqual([true, true, false, true])
    expect(apart()).toEqual([false, false, false, false])
  })
})
