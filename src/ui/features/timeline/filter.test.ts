import { describe, expect, it } from 'vitest'
import type { Layer, TimelineEvent } from '../../../core/diagnosis'
import { filterEvents, inDivergence } from '../../store/event-filter'
import { stripMarks } from './strip-marks'

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

describe('inDivergence', () => {
  it('holds from the parting on', () => {
    expect(events.map((e) => inDivergence(e, 11, 600))).toEqual([false, false, true, true])
    expect(events.some((e) => inDivergence(e, undefined, 600))).toBe(false)
  })
})

describe('stripMarks', () => {
  it('places events by time on the lane of their layer', () => {
    const lanes = stripMarks(events, 0, 1_000)
    expect(lanes.get('memory')).toEqual([{ x: 0.01, width: 0, failed: false, event: events[1]?.id }])
    expect(lanes.get('server')?.[0]?.x).toBe(0.5)
  })
  it('joins what would overlap, but never hides a failure in it', () => {
    const burst = [event(0, 'storage', 'a'), event(1, 'storage', 'b'), event(2, 'storage', 'c', { failed: true })]
    expect(
      stripMarks(burst, 0, 1_000)
        .get('storage')
        ?.map((mark) => mark.failed),
    ).toEqual([false, true])
  })
  it('survives a recording of one moment', () => {
    expect(stripMarks([event(5, 'memory', 'a')], 5, 5).get('memory')?.[0]?.x).toBe(0)
  })
})
