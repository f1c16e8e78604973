import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { persistedStore, recording } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import { readDecisions } from './decision'
import { first, pin, refuse, states, subjects } from './decisions.fixture'

const scenes = [
  { id: 's1', title: 'Opening', code: 'scene(1)' },
  { id: 's2', title: 'Storm at sea', code: 'scene(2)' },
]

/** A store, an entry that has nothing in common with it, and a resource of another shape. */
function strangers(): Recording {
  const built = recording()
  const page = built.tab().open()
  page.localStorage('prefs').found({ colour: 'teal' })
  page.at(2).store('settings', { theme: { colour: 'red' }, count: 1 })
  page.request('GET', '/api/me').answers(200, { colour: 'blue' })
  return built.build()
}

describe('a pinned link', () => {
  it('adds the source to the subject, certainly, at the root when nothing tells where else', () => {
    expect(subjects(strangers())).toEqual(['store settings', 'storage prefs', 'server GET /api/me'])
    const pins = [pin('memory:settings', 'localStorage:prefs'), pin('memory:settings', 'server:/api/me')]
    expect(subjects(strangers(), pins)).toEqual([
      'store settings + prefs @ : pinned certain + GET /api/me @ : pinned certain',
    ])
  })

  it('does not agree by having nothing in common', () => {
    expect(states(strangers(), [pin('memory:settings', 'server:/api/me')])).toEqual([
      'theme: differs',
      'count: differs',
      'colour: differs',
    ])
  })

  it('stands where the user says', () => {
    const pins = [pin('memory:settings', 'localStorage:prefs', ['theme'])]
    expect(subjects(strangers(), pins)[0]).toBe('store settings + prefs @ theme: pinned certain')
    expect(states(strangers(), pins)).toEqual(['theme.colour: differs'])
  })

  it('stands where its content was last found, also after both have moved on', () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.localStorage('last').found()
    const store = page.at(2).store('player', { song: { title: 'Blue in Green', at: 12.5 }, volume: 3 })
    // Set long after, so that nothing but its content speaks for it; one leaf only is too little to be suggested.
    page.at(9_000)
    entry.write({ title: 'Blue in Green' })
    page.at(20_000)
    store.set({ song: { title: 'So What', at: 0 } })
    page.at(30_000)
    entry.write({ title: 'Milestones' })
    const made = built.build()
    expect(subjects(made)).toEqual(['store player', 'storage last'])
    const pins = [pin('memory:player', 'localStorage:last')]
    expect(subjects(made, pins)).toEqual(['store player + last @ song: pinned certain'])
    expect(states(made, pins)).toContain('song.title: conflict')
  })

  it('keeps the place of the link that was found, and says who said so', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.at(2).store('studio', { scenes: [] })
    page.at(60)
    page.request('GET', '/api/scenes').answers(200, scenes)
    store.set({ scenes })
    const made = built.build()
    expect(subjects(made)).toEqual(['store studio + GET /api/scenes @ scenes: content likely'])
    const pins = [pin('memory:studio', 'server:/api/scenes')]
    expect(subjects(made, pins)).toEqual(['store studio + GET /api/scenes @ scenes: pinned certain'])
    expect(first(made, pins)?.links[0]?.because).toBe('you said so')
  })

  it('holds in every tab, each with the sessionStorage of its own', () => {
    const built = recording()
    for (let tab = 0; tab < 2; tab++) {
      const page = built
        .tab()
        .open()
        .at(tab * 10)
      page.sessionStorage('step').found({ step: tab })
      page.store('wizard', { step: tab })
    }
    const { subjects: found } = diagnose(built.build(), {
      codecs,
      rules: [],
      links: [pin('memory:wizard', 'sessionStorage:step')],
    })
    expect(found.map(({ sources }) => sources.map((id) => id.replace(/@.* /, ' ')))).toEqual([
      ['tab-1 memory:wizard', 'tab-1 sessionStorage:step'],
      ['tab-2 memory:wizard', 'tab-2 sessionStorage:step'],
    ])
  })

  it('to what is not there waits for it', () => {
    expect(
      subjects(strangers(), [pin('memory:settings', 'localStorage:gone'), pin('memory:gone', 'server:/x')]),
    ).toEqual(subjects(strangers()))
  })
})

describe('without a store', () => {
  it('two sources can be pinned, whatever they hold', () => {
    const built = recording()
    const page = built.tab().open()
    page.localStorage('draft').found({ title: 'Old' })
    page.request('GET', '/api/doc').answers(200, { title: 'New', author: 'Ada' })
    expect(subjects(built.build(), [pin('localStorage:draft', 'server:/api/doc')])).toEqual([
      'storage draft + GET /api/doc @ : pinned certain',
    ])
    expect(states(built.build(), [pin('localStorage:draft', 'server:/api/doc')])).toEqual(['title: differs'])
  })

  it('what is pinned to an entry joins the store that the entry belongs to', () => {
    const built = recording()
    const page = built.tab().open()
    persistedStore(page, { name: 'cart', initial: { items: [] }, saved: { items: [] } })
    page.request('GET', '/api/cart').answers(200, { total: 0 })
    expect(subjects(built.build(), [pin('localStorage:cart', 'server:/api/cart')])).toEqual([
      'store cart + cart @ : declared certain + GET /api/cart @ : pinned certain',
    ])
  })

  it('pins in a row or in a ring make one subject', () => {
    const built = recording()
    const page = built.tab().open()
    for (const key of ['a', 'b', 'c']) page.localStorage(key).found({ key })
    const row = [pin('localStorage:b', 'localStorage:c'), pin('localStorage:a', 'localStorage:b')]
    const whole = ['storage a + c @ : pinned certain + b @ : pinned certain']
    expect(subjects(built.build(), row)).toEqual(whole)
    const ring = [pin('localStorage:a', 'localStorage:b'), pin('localStorage:b', 'localStorage:a')]
    expect(subjects(built.build(), ring)).toEqual(['storage a + b @ : pinned certain', 'storage c'])
  })
})

describe('a refused link', () => {
  it('never comes back, by whatever it was found', () => {
    const built = recording()
    const page = built.tab().open()
    const { store } = persistedStore(page, { name: 'studio', initial: { scenes: [] } })
    const load = page.request('GET', '/api/scenes')
    page.at(60)
    load.answers(200, scenes)
    store.set({ scenes }, 'load', { origins: [load.origin(['scenes'])] })
    const made = built.build()
    expect(subjects(made)).toEqual([
      'store studio + studio @ : declared certain + GET /api/scenes @ scenes: identity certain',
    ])
    expect(subjects(made, [refuse('memory:studio', 'server:/api/scenes')])).toEqual([
      'store studio + studio @ : declared certain',
      'server GET /api/scenes',
    ])
    expect(subjects(made, [refuse('memory:studio', 'localStorage:studio')])).toEqual([
      'store studio + GET /api/scenes @ scenes: identity certain',
      'storage studio',
    ])
  })

  it('leaves the source to the next that may be its owner', () => {
    const built = recording()
    const page = built.tab().open()
    const state = { text: 'Once upon a time', title: 'A tale' }
    page.localStorage('draft').found(state)
    page.at(2).store('preview', { ...state, zoom: 100 })
    page.store('editor', { ...state, cursor: 3 })
    expect(subjects(built.build())).toEqual(['store preview + draft @ : content likely', 'store editor'])
    expect(subjects(built.build(), [refuse('memory:preview', 'localStorage:draft')])).toEqual([
      'store preview',
      'store editor + draft @ : content likely',
    ])
  })
})

it('decisions that somebody wrote otherwise are left out', () => {
  const good = pin('memory:a', 'localStorage:b', ['x', 0])
  expect(readDecisions([good, { from: 1 }, null, { ...good, ruling: 'maybe' }, { ...good, mount: [{}] }])).toEqual([
    good,
  ])
  expect(readDecisions({ length: 1 })).toEqual([])
})
