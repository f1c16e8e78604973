import { describe, expect, it } from 'vitest'
import { shownDiagnosis, shownSubject } from './selectors'
import type { OpenSession } from './session-slice'
import { createPanelStore } from './store'
import { diagnosis, subject } from './subject.fixture'

const live = diagnosis([
  subject('theme', { group: 'storage', status: 'none' }),
  subject('ui'),
  subject('cart', { status: 'error' }),
])
const shown = (store: ReturnType<typeof createPanelStore>): string | undefined => shownSubject(store.getState())?.id

describe('the subject on screen', () => {
  it('is the worst until the user chooses one, and then stays', () => {
    const store = createPanelStore()
    expect(shown(store)).toBeUndefined()
    store.getState().setLive(live)
    expect(shown(store)).toBe('cart')
    store.getState().chooseSubject(subject('ui'))
    store.getState().setLive({ ...live })
    expect(shown(store)).toBe('ui')
  })
  it('of equally bad ones is that of the inspected tab', () => {
    const store = createPanelStore()
    const two = ['1', '2'].map((tab) => subject(`cart of ${tab}`, { tab, status: 'error' }))
    store.getState().setLive(diagnosis(two))
    store.getState().setStatus({ ...store.getState().status, tab: '2' })
    expect(shown(store)).toBe('cart of 2')
  })
  it('is found again by its sources when new links gave it another id', () => {
    const store = createPanelStore()
    store.getState().setLive(live)
    store.getState().chooseSubject(subject('ui'))
    store
      .getState()
      .setLive(diagnosis([subject('cart', { status: 'error' }), subject('ui+server', { sources: ['ui-memory', 'n'] })]))
    expect(shown(store)).toBe('ui+server')
  })
  it('falls back to the worst when the chosen one has gone', () => {
    const store = createPanelStore()
    store.getState().setLive(live)
    store.getState().chooseSubject(subject('gone'))
    expect(shown(store)).toBe('cart')
  })
})

describe('an opened session', () => {
  const session: OpenSession = {
    file: 'a.session.json',
    recordedAt: 1,
    url: '',
    recording: { tabs: [], documents: [], now: 1 },
    context: { creator: { name: 'driftscope', version: '0' } },
    diagnosis: diagnosis([subject('saved')]),
  }
  it('is shown in place of what is live, which goes on behind it and comes back', () => {
    const store = createPanelStore()
    store.getState().setLive(live)
    store.getState().chooseSubject(subject('ui'))
    store.getState().openSession(session)
    expect(shown(store)).toBe('saved')
    const later = { ...live, at: 2_000 }
    store.getState().setLive(later)
    expect(shown(store)).toBe('saved')
    store.getState().closeSession()
    expect(shownDiagnosis(store.getState())).toBe(later)
    expect(shown(store)).toBe('ui')
  })
})

describe('going to an event', () => {
  it('takes away the filters that could hide it', () => {
    const store = createPanelStore()
    store.getState().setTimelineText('nothing has this')
    store.getState().toggleLayer('memory')
    store.getState().goToEvent('d#1')
    expect(store.getState()).toMatchObject({ tab: 'timeline', event: 'd#1', timelineText: '', hiddenLayers: [] })
  })
})
