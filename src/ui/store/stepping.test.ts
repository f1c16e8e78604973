import { beforeEach, describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../../core/diagnose'
import { refusedCart, START } from '../../core/timeline/build.fixture'
import { goToFirstDivergence } from '../moments/first-divergence'
import { playheadEvent, shownDiagnosis, shownSubject, wholeSubject } from './selectors'
import { stepPlayhead } from './stepping'
import { createPanelStore, type PanelStore } from './store'

const live = diagnose(refusedCart(), { codecs, rules })
let store: PanelStore
beforeEach(() => {
  store = createPanelStore()
  store.getState().setLive(live)
})
const at = (): string => playheadEvent(store.getState())?.summary ?? 'now'
const step = (...args: [1 | -1, ('event' | 'change')?, number?]): string => {
  stepPlayhead(store.getState(), ...args)
  return at()
}

describe('a step of the playhead', () => {
  it('leads back from now, event by event, and on to now again', () => {
    expect(step(-1)).toBe('POST /api/cart answered 500 after 180 ms')
    expect(step(-1)).toBe('POST /api/cart sent')
    expect(step(1)).toBe('POST /api/cart answered 500 after 180 ms')
    expect(step(1)).toBe('cart: open set isOpen')
    expect(step(1)).toBe('now')
    expect(step(1)).toBe('now')
  })
  it('goes no further back than the first event', () => {
    expect(step(-1, 'event', 100)).toBe('cart-storage: found at load')
    expect(step(-1)).toBe('cart-storage: found at load')
  })
  it('by what changed the subject leaves out what only tells how it came about', () => {
    const back = ['', '', '', '', ''].map(() => step(-1, 'change'))
    expect(back).toEqual([
      'POST /api/cart answered 500 after 180 ms',
      'cart-storage: write refused: QuotaExceededError',
      'cart: addItem set items, total',
      'GET /api/cart: answer read',
      'GET /api/cart answered 200 after 60 ms',
    ])
  })
  it('in the timeline goes through what is listed', () => {
    store.getState().setTab('timeline')
    store.getState().toggleLayer('server')
    expect([step(-1), step(-1)]).toEqual([
      'cart-storage: write refused: QuotaExceededError',
      'cart: addItem set items, total',
    ])
  })
})

describe('a past moment', () => {
  it('is shown with its counts and verdict, of the same subject', () => {
    step(-1, 'change', 4)
    expect(shownSubject(store.getState())?.id).toBe(wholeSubject(store.getState())?.id)
    expect(shownSubject(store.getState())?.divergent).toBe(1)
    expect(shownDiagnosis(store.getState())?.findings).toEqual([])
    expect(wholeSubject(store.getState())?.divergent).toBe(3)
  })
  it('stays when more is recorded, and is now when its event was cleared', () => {
    step(-1, 'event', 3)
    const shown = at()
    store.getState().setLive(diagnose({ ...refusedCart(), now: START + 99_000 }, { codecs, rules }))
    expect(at()).toBe(shown)
    store.getState().setLive(diagnose({ tabs: [], documents: [], now: START }, { codecs, rules }))
    expect(at()).toBe('now')
    expect(shownDiagnosis(store.getState())?.events).toEqual([])
  })
})

describe('the first divergence', () => {
  const go = (...path: string[]): string => {
    goToFirstDivergence(store.getState(), path)
    return `${at()} · ${store.getState().said?.replace(/\d\d:(\d\d:\d\d)/, '…:$1')}`
  }
  it('of a path is shown, with the path selected', () => {
    expect(go('total')).toBe('cart: addItem set items, total · total diverged at …:03:11.204, once')
    expect(store.getState().paths[wholeSubject(store.getState())?.id ?? '']).toEqual(['total'])
    expect(shownSubject(store.getState())?.columns.map(({ at: read }) => read - START)).toEqual([11_204, 0, 80])
  })
  it('of the subject is shown, and of what never diverged is none', () => {
    expect(go()).toBe('GET /api/cart: answer read · cart-storage diverged at …:03:00.080, once')
    store.getState().movePlayhead(undefined)
    expect(go('isOpen')).toBe('now · isOpen has not diverged')
  })
})
