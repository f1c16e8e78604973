import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../../../core/diagnosis'
import { subject } from '../../store/subject.fixture'
import { stripEvents, stripMarks } from './strip-marks'

const event = (at: number, rest: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id: `e${at}`,
  seq: at,
  type: 'store-changed',
  at,
  tab: '1',
  document: 'd',
  source: 'm',
  paths: [],
  layer: 'memory',
  summary: '',
  failed: false,
  subject: 'cart',
  ...rest,
})
const drawn = (events: TimelineEvent[]): string[] =>
  [...stripMarks(events, 0, 1_000)].map(
    ([lane, marks]) =>
      `${lane}: ${marks.map(({ x, width, events: all }) => `${x}+${width.toFixed(3)}×${all.length}`).join(' ')}`,
  )

describe('the strip of a subject', () => {
  const cart = subject('cart', { sources: ['m', 'l', 'm2'] })

  it('has a lane for each layer, and joins what would overlap', () => {
    expect(drawn([event(100), event(102), event(500, { layer: 'storage' })])).toEqual([
      'memory: 0.1+0.002×2',
      'storage: 0.5+0.000×1',
      'server: ',
      'hydration: ',
    ])
  })
  it('keeps a failure apart from what went well', () => {
    expect(drawn([event(100), event(101, { failed: true })])[0]).toBe('memory: 0.1+0.000×1 0.101+0.000×1')
  })
  it('survives a recording of one moment', () => {
    expect(stripMarks([event(5)], 5, 5).get('memory')?.[0]?.x).toBe(0)
  })
  it('gives the other tabs a lane for what they did to its copies, and nothing else', () => {
    const events = [
      event(100),
      event(200, { tab: '2', subject: 'cart in tab 2', source: 'l', layer: 'storage' }),
      event(300, { tab: '2', subject: 'theme', source: 'x', layer: 'storage' }),
      event(400, { subject: 'theme', source: 'x' }),
    ]
    expect(drawn(stripEvents(events, cart)).at(-1)).toBe('tabs: 0.2+0.000×1')
    expect(drawn(stripEvents(events, cart))[0]).toBe('memory: 0.1+0.000×1')
  })
})
