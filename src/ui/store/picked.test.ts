import { describe, expect, it } from 'vitest'
import { refusedCart } from '../../core/timeline/build.fixture'
import type { Recording } from '../../core/timeline/recording'
import { diagnoseAll } from '../diagnose-all'
import { pickedSubject } from './picked'
import { LIVE, SESSION } from './pick-slice'
import { shownSubject } from './selectors'
import { MOST_SNAPSHOTS, type NewSnapshot } from './snapshot-slice'
import { createPanelStore, type PanelStore } from './store'

const recording = refusedCart()
const judge = (of: Recording) => diagnoseAll(of, { utc: true })
const live = judge(recording)
const subject = live.subjects[0]?.id ?? ''
const [memory = '', entry = ''] = live.subjects[0]?.sources ?? []
const creator = { name: 'driftscope', version: '0' }
const snapshot = (of = recording): NewSnapshot => ({
  at: of.now,
  url: 'http://localhost:3000/',
  isFile: false,
  recording: of,
  context: { creator },
  diagnosis: () => judge(of),
})
const panel = (): PanelStore => {
  const store = createPanelStore()
  store.getState().setSettings({ times: 'utc' })
  store.getState().setLive(live)
  return store
}
const shown = (store: PanelStore): string | undefined => shownSubject(store.getState())?.verdict.sentence
const now = (source: string, of = LIVE) => ({ recording: of, subject, source, moment: undefined })

describe('the picked comparison', () => {
  it('is shown instead of what was chosen, and leads back to the subject it began with', () => {
    const store = panel()
    store.getState().comparePicked([now(memory), now(entry), now(memory)])
    expect(shown(store)).toMatch(/^cart-storage memory × localStorage cart-storage: items, total differ/)
    store.getState().removePick(now(entry))
    expect(shown(store)).toBe('cart-storage memory: one column; add another to compare it with.')
    store.getState().removePick(now(memory))
    expect([pickedSubject(store.getState()), shownSubject(store.getState())?.id]).toEqual([undefined, subject])
  })
  it('is made again with every judgement, and is the same object in between', () => {
    const store = panel()
    store.getState().comparePicked([now(memory)])
    const before = pickedSubject(store.getState())
    store.getState().selectEvent('x')
    expect(pickedSubject(store.getState())).toBe(before)
    store.getState().setLive({ ...live })
    expect(pickedSubject(store.getState())).not.toBe(before)
  })
  it('of two moments of a subject, and then of what is picked', () => {
    const store = panel()
    const seqOf = (word: string): number => live.events.find(({ summary }) => summary.includes(word))?.seq ?? -1
    const moments = ['answer read', 'addItem', 'open set'].map(seqOf)
    const [first = 0, second = 0, third = 0] = moments
    store.getState().compareMoments(subject, first, second)
    expect(shown(store)).toContain('12:03:00 → 12:03:11: items, total changed by addItem (1 event)')
    store.getState().compareMoments('picked', second, third)
    expect(shown(store)).toContain('12:03:11.204 → 12:03:11.400: isOpen changed by open (1 event)')
  })
  it('loses what is no longer on record', () => {
    const store = panel()
    store.getState().comparePicked([now(memory), { ...now(memory), moment: live.events.at(-2)?.id }])
    expect(pickedSubject(store.getState())?.columns).toHaveLength(2)
    store.getState().setLive({ ...live, events: [] })
    expect(pickedSubject(store.getState())?.columns).toHaveLength(1)
  })
})

describe('snapshots', () => {
  it('are numbered, named by the user, and taken out of the comparison with their columns', () => {
    const store = panel()
    const state = store.getState()
    state.keepSnapshot(snapshot())
    state.keepSnapshot(snapshot())
    state.renameSnapshot('snapshot 1', ' before ')
    state.renameSnapshot('snapshot 2', ' ')
    expect(store.getState().snapshots.map(({ name }) => name)).toEqual(['before', 'snapshot 2'])
    state.comparePicked([now(memory, 'snapshot 1'), now(memory)])
    expect(shown(store)).toContain('cart-storage memory, before → now: nothing changed in between')
    state.deleteSnapshot('snapshot 1')
    expect(pickedSubject(store.getState())?.columns.map(({ picked }) => picked?.recording)).toEqual([''])
    state.keepSnapshot(snapshot())
    expect(store.getState().snapshots.map(({ id }) => id)).toEqual(['snapshot 2', 'snapshot 3'])
  })
  it('have columns of their own, also under one name', () => {
    const store = panel()
    const ids = ['snapshot 1', 'snapshot 2']
    for (const id of ids) {
      store.getState().keepSnapshot(snapshot())
      store.getState().renameSnapshot(id, 'before')
    }
    store.getState().comparePicked(ids.map((id) => now(memory, id)))
    expect(new Set(pickedSubject(store.getState())?.columns.map(({ source }) => source.id)).size).toBe(2)
  })
  it('are not more than so many', () => {
    const store = panel()
    for (let i = 0; i <= MOST_SNAPSHOTS; i++) store.getState().keepSnapshot(snapshot())
    expect(store.getState().snapshots).toHaveLength(MOST_SNAPSHOTS)
    expect(store.getState().notice?.text).toContain('delete one first')
  })
  it('an open file is kept once, also when a column is picked from it, and outlives its closing', () => {
    const store = panel()
    const file = { ...recording, now: recording.now + 1 }
    const session = {
      file: 'a.json.gz',
      recordedAt: 0,
      url: '',
      recording: file,
      context: { creator },
      diagnosis: judge(file),
    }
    store.getState().openSession(session)
    store.getState().comparePicked([now(memory, SESSION), now(memory)])
    store.getState().keepSession()
    store.getState().closeSession()
    expect(store.getState().snapshots.map(({ name, isFile }) => [name, isFile])).toEqual([['a.json.gz', true]])
    expect(pickedSubject(store.getState())?.name).toContain('a.json.gz')
    store.getState().openSession({ ...session, recording: { ...file } })
    store.getState().keepSession()
    expect(store.getState().snapshots.map(({ name }) => name)).toEqual(['a.json.gz', 'a.json.gz (2)'])
    store.getState().deleteSnapshot('file a.json.gz')
    for (const _ of [1, 2]) {
      store.getState().openSession({ ...session, recording: { ...file } })
      store.getState().keepSession()
    }
    expect(store.getState().snapshots.map(({ name }) => name)).toEqual(['a.json.gz (2)', 'a.json.gz', 'a.json.gz (3)'])
  })
  it('opens as a file does, and exports what it is about', () => {
    const store = panel()
    store.getState().keepSnapshot(snapshot())
    store.getState().openSnapshot('snapshot 1')
    expect([store.getState().session?.file, store.getState().tab]).toEqual(['snapshot 1', 'compare'])
    store.getState().exportSnapshot('snapshot 1')
    expect([store.getState().dialog, store.getState().exporting]).toEqual(['export', 'snapshot 1'])
    store.getState().openDialog('export')
    expect(store.getState().exporting).toBeUndefined()
  })
})
