import { describe, expect, it } from 'vitest'
import { codecs } from '../../../codecs/registry.generated'
import { rules } from '../../../rules/registry.generated'
import { diagnose } from '../../../core/diagnose'
import { recording, refusedCart, START } from '../../../core/timeline/build.fixture'
import { subject } from '../../store/subject.fixture'
import { event } from './event.fixture'
import { type Item, lanesOf } from './lanes'

const told = ({ from, to, failed, quiet, events }: Item): string =>
  `${from - START}${to === from ? '' : `–${to === Number.POSITIVE_INFINITY ? '' : to - START}`} ×${events.length}${failed ? ' ✕' : ''}${quiet ? ' quiet' : ''}`
const lanes = (made: Parameters<typeof diagnose>[0]): string[] =>
  lanesOf(diagnose(made, { codecs, rules }).events).map(({ layer, items }) => `${layer}: ${items.map(told).join(', ')}`)

describe('the lanes of the timeline', () => {
  it('hold requests and hydrations as long as they lasted, and failures as such', () => {
    expect(lanes(refusedCart())).toEqual([
      'memory: 5 ×1, 5 ×1, 11204 ×1, 11400 ×1',
      'storage: 0 ×1, 5 ×1, 11204 ×1 ✕',
      'server: 20–80 ×2, 80 ×1, 11210–11390 ×2 ✕',
      'hydration: 5 ×4',
      'document: 0 ×1',
    ])
  })

  it('let a request go on that nobody heard the end of, until its page is left', () => {
    const built = recording()
    const page = built.tab().open()
    page.at(10).request('GET', '/a')
    page.at(20).request('POST', '/b').answers(200)
    expect(lanes(built.build())[0]).toBe('server: 10– ×1, 20 ×2')
    page.at(50).leave()
    expect(lanes(built.build())[0]).toBe('server: 10–50 ×1, 20 ×2')
  })

  it('hold an asynchronous write from when it was asked for', () => {
    const built = recording()
    const entry = built.tab().open().at(5).indexedDB('cart')
    built.at(30)
    entry.write({ n: 1 }, 'save', { startedAt: 10 })
    expect(lanes(built.build())[0]).toBe('storage: 10–30 ×1')
  })

  it('give the other tabs a lane for what they did to the copies of a subject; what is none of it is quiet', () => {
    const cart = subject('cart', { sources: ['m', 'l'] })
    const events = [
      event(START + 1, { subject: 'cart' }),
      event(START + 2, { tab: '2', subject: 'cart of 2', source: 'l', layer: 'storage' }),
      event(START + 3, { subject: 'theme', source: 't' }),
    ]
    expect(lanesOf(events, cart).map(({ layer, items }) => `${layer}: ${items.map(told).join(', ')}`)).toEqual([
      'memory: 1 ×1, 3 ×1 quiet',
      'tabs: 2 ×1',
    ])
  })
})
