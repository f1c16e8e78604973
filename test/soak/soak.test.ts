import { beforeAll, describe, expect, test } from 'vitest'
import { KEPT_BYTES } from '../../src/protocol/kept'
import { minutes } from './length'
import { type Soak, soak } from './run'
import { ends, fullOf, growth, longest, median, type Sample, TREND_MINUTES, TREND_ROUNDS } from './samples'

const MB = 1024 * 1024

/** The recorder's own limits (src/agent/recorder.ts). Between two idle moments it may keep twice as much. */
const MAX_FACTS = 10_000
const MAX_BYTES = 48 * MB

/** Fewer samples than these say nothing of a trend. */
const TREND = 9

let soaked: Soak
/** With the extension, of one document, from the moment on that its recorder keeps no more than before. */
let full: Sample[]
beforeAll(async () => {
  soaked = await soak(minutes)
  full = fullOf(soaked.samples)
})

const middles = (
  samples: readonly Sample[],
  of: (sample: Sample) => number | undefined,
): [first: number, last: number] => {
  const [first, last] = ends(samples)
  return [median(first.flatMap((each) => of(each) ?? [])), median(last.flatMap((each) => of(each) ?? []))]
}

describe('what is told', () => {
  test('every change shows in the panel', () => {
    expect(soaked.samples.map(({ shown }) => shown)).not.toContain(Number.POSITIVE_INFINITY)
  })

  // The panel was there from the beginning, so that none may have fallen out before it was sent.
  test('no fact is lost between page and panel', () => {
    expect(soaked.told.events.length).toBeGreaterThan(2)
    expect(soaked.told.lost).toEqual([])
  })

  test('every change of the app was seen to be saved', () => {
    expect(soaked.changes).toBeGreaterThan(100)
    expect(soaked.told.unwritten).toEqual([])
  })

  test('every request and every write of IndexedDB is on record', () => {
    const { done, served, told } = soaked
    const { requests, answers, archived } = told
    expect({ requests, answers, archived }).toEqual({
      requests: served,
      answers: served,
      archived: done.Archive,
    })
    expect(done.reloads + done.visits).toBeGreaterThan(1)
  })

  test('nothing is refused, and no console has a word of it', () => {
    expect(soaked.overheard.refused).toEqual([])
    expect(soaked.said).toEqual([])
  })
})

describe('what is kept', () => {
  test('the recorder stays within its limits', () => {
    const { most } = soaked.overheard
    expect(most.events).toBeGreaterThan(0)
    expect(most.events).toBeLessThanOrEqual(2 * MAX_FACTS)
    expect(most.bytes).toBeLessThanOrEqual(2 * MAX_BYTES)
  })

  // A full recorder lets as much go as it takes in: at most what it holds is larger or smaller at the end.
  test.runIf(minutes >= TREND_MINUTES)('a page whose recorder is full grows by no more than that holds', () => {
    expect(full.length).toBeGreaterThanOrEqual(TREND_ROUNDS)
    const alone = longest(soaked.control)
    const ofItsOwn = Math.max(0, growth(alone, ({ page }) => page.heap) / growth(alone, ({ changes }) => changes))
    const beyond = growth(full, ({ page }) => page.heap) - ofItsOwn * growth(full, ({ changes }) => changes)
    expect(beyond).toBeLessThanOrEqual(Math.max(...full.map(({ kept }) => kept?.bytes ?? 0)))
  })

  // The panel keeps what it is sent, as objects; and what it works out of it is as large again at most. The keeper shares its heap.
  test.runIf(minutes >= 2)('the panel grows with what it is sent, and by nothing else', () => {
    const { samples } = soaked
    expect(samples.length).toBeGreaterThanOrEqual(TREND)
    const sent = growth(samples, (sample) => sample.sent)
    expect(growth(samples, ({ panel }) => panel?.heap)).toBeLessThanOrEqual(4 * sent + 16 * MB)
    const [first, last] = middles(samples, ({ panel }) => panel?.nodes)
    expect(last).toBeLessThanOrEqual(1.5 * first)
  })

  // It holds no state of its own.
  test.runIf(minutes >= 2)('the worker does not grow', () => {
    expect(growth(soaked.samples, ({ worker }) => worker)).toBeLessThanOrEqual(MB)
  })

  test('what documents left behind stays within its limit', () => {
    // Some for the index and the names.
    expect(soaked.stored).toBeLessThanOrEqual(KEPT_BYTES + MB)
  })
})

describe('what it costs', () => {
  // A noisy machine makes one as slow as the other.
  test.runIf(minutes >= TREND_MINUTES)('a burst keeps the page no longer busy at the end than at the beginning', () => {
    const [first, last] = middles(longest(soaked.samples), ({ burst }) => burst)
    expect(last).toBeLessThanOrEqual(2 * first)
  })
})

describe('once the panel is closed', () => {
  test('the agent says nothing more', () => {
    expect(soaked.overheard.messages).toBeGreaterThan(10)
    expect(soaked.after.messages).toBe(0)
  })

  // It goes on recording for two rounds.
  test('the page holds no more than with the panel open', () => {
    const heaps = soaked.samples.map(({ page }) => page.heap)
    const round = Math.max(...heaps.map((heap, index) => heap - (heaps[index - 1] ?? heap)))
    expect(soaked.after.page.heap).toBeLessThanOrEqual((heaps.at(-1) ?? 0) + 2 * round + MB)
  })

  test('large writes are let go of: the page holds no more of them than the recorder may keep', () => {
    expect(soaked.after.attached.heap - soaked.after.page.heap).toBeLessThanOrEqual(MAX_BYTES + 2 * MB)
  })
})
