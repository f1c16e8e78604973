import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Recording } from '../../core/timeline/recording'
import { type Live, NO_STATUS } from '../live'
import { keepDiagnosed } from './diagnosing'
import { createPanelStore } from './store'
import { diagnosis } from './subject.fixture'

const recording: Recording = { tabs: [], documents: [], now: 0 }

function page(): Live & { change: () => void } {
  const listeners = new Set<() => void>()
  return {
    recording: () => recording,
    status: () => ({ ...NO_STATUS, connection: 'connected' }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record: () => undefined,
    clear: () => undefined,
    preserveLog: () => undefined,
    refetch: () => Promise.resolve(),
    dryRun: () => Promise.resolve(undefined),
    change: () => {
      for (const listener of listeners) listener()
    },
  }
}

describe('keepDiagnosed', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('gathers a burst into one diagnosis, and shows the status at once', () => {
    const store = createPanelStore()
    const live = page()
    let judged = 0
    keepDiagnosed(store, live, () => ((judged += 1), diagnosis([])))
    for (let n = 0; n < 100; n += 1) live.change()
    expect(store.getState().status.connection).toBe('connected')
    expect(judged).toBe(0)
    vi.advanceTimersByTime(150)
    expect(judged).toBe(1)
    expect(store.getState().live).toBeDefined()
  })
  it('judges a single change soon, and many that go on and on now and then', () => {
    const live = page()
    let judged = 0
    keepDiagnosed(createPanelStore(), live, () => ((judged += 1), diagnosis([])))
    vi.advanceTimersByTime(50)
    expect(judged).toBe(1)
    for (let ms = 0; ms < 600; ms += 10) {
      live.change()
      vi.advanceTimersByTime(10)
    }
    expect(judged).toBeGreaterThan(4)
    expect(judged).toBeLessThan(8)
  })
  it('rests after a diagnosis that took long, not before the next one when it has rested', () => {
    const live = page()
    let judged = 0
    keepDiagnosed(createPanelStore(), live, () => ((judged += 1), vi.advanceTimersByTime(30), diagnosis([])))
    vi.advanceTimersByTime(500)
    const before = judged
    live.change()
    vi.advanceTimersByTime(50)
    expect(judged).toBe(before + 1)
    live.change()
    vi.advanceTimersByTime(100)
    expect(judged).toBe(before + 1)
    vi.advanceTimersByTime(100)
    expect(judged).toBe(before + 2)
  })
  it('waits longer after a diagnosis that took long, so that it never fills the panel’s time', () => {
    const live = page()
    let clock = 0
    let judged = 0
    keepDiagnosed(
      createPanelStore(),
      live,
      () => ((judged += 1), (clock += 400), diagnosis([])),
      () => clock,
    )
    vi.advanceTimersByTime(150)
    live.change()
    vi.advanceTimersByTime(1_900)
    expect(judged).toBe(1)
    vi.advanceTimersByTime(200)
    expect(judged).toBe(2)
  })
  it('says that judging takes long before it begins, and what has just been decided does not wait', () => {
    const store = createPanelStore()
    const live = page()
    let clock = 0
    const said: unknown[] = []
    keepDiagnosed(
      store,
      live,
      () => (said.push(store.getState().judging), (clock += 400), diagnosis([])),
      () => clock,
    )
    vi.advanceTimersByTime(150)
    expect(store.getState().judging).toEqual({ took: 400, isUnderWay: false })
    const { settings } = store.getState()
    store.setState({ settings: { ...settings, thresholds: { ...settings.thresholds } } })
    vi.advanceTimersByTime(100)
    expect(said).toEqual([undefined, { took: 400, isUnderWay: true }])
  })
  it('judges again while time alone may change the verdict, and then rests', () => {
    const live = page()
    let judged = 0
    keepDiagnosed(createPanelStore(), live, () => ((judged += 1), diagnosis([])))
    vi.advanceTimersByTime(150)
    expect(judged).toBe(1)
    vi.advanceTimersByTime(4_000)
    expect(judged).toBeGreaterThan(3)
    vi.advanceTimersByTime(20_000)
    const rested = judged
    vi.advanceTimersByTime(60_000)
    expect(judged).toBe(rested)
  })
  it('keeps the last diagnosis and says so when judging throws', () => {
    const store = createPanelStore()
    const live = page()
    const good = diagnosis([])
    let fails = false
    keepDiagnosed(store, live, () => {
      if (fails) throw new Error('a rule went wrong')
      return good
    })
    vi.advanceTimersByTime(150)
    fails = true
    live.change()
    vi.advanceTimersByTime(150)
    expect(store.getState()).toMatchObject({ live: good, liveFailure: 'a rule went wrong' })
  })
  it('does nothing more once stopped', () => {
    const live = page()
    let judged = 0
    const stop = keepDiagnosed(createPanelStore(), live, () => ((judged += 1), diagnosis([])))
    stop()
    live.change()
    vi.advanceTimersByTime(1_000)
    expect(judged).toBe(0)
  })
})
