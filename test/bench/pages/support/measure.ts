import type { Turn } from './offer'

/** Milliseconds for one call. */
export interface Times {
  min: number
  median: number
  samples: number
}

export interface Effort {
  /** Milliseconds that each contestant may take in all, and that a sample of it takes at least. */
  budget?: number
  sample?: number
  /** Rounds at least and at most. */
  least?: number
  most?: number
  /** Done before each sample, not timed. */
  before?: () => void
  /** Whether each sample follows a call that is not timed: while others had their turn, the processor's caches forgot this one's data. */
  warm?: boolean
}

/** Keeps what is measured from being optimised away. */
export const sink: { value: unknown } = { value: undefined }

/**
 * Measures functions side by side: each is warmed up and looped until a sample takes a while, then all take turns, one sample
 * each a round, so that what disturbs the machine disturbs all of them.
 */
export async function measure<Name extends string>(
  contestants: Readonly<Record<Name, () => unknown>>,
  turn: Turn,
  { budget = 700, sample = 0.5, least = 5, most = 60, before, warm = false }: Effort = {},
): Promise<Record<Name, Times>> {
  const all = (Object.entries(contestants) as [Name, () => unknown][]).map(([name, call]) => ({
    name,
    call,
    loops: 1,
    spent: 0,
    times: [] as number[],
  }))
  for (const one of all) {
    await turn()
    one.loops = warmUp(one.call, sample)
  }
  for (let round = 0; round < most; round++) {
    const due = all.filter(({ spent }) => round < least || spent < budget)
    if (due.length === 0) break
    for (const one of due) {
      await turn()
      before?.()
      if (warm) sink.value = one.call()
      const spent = timeOf(one.call, one.loops)
      one.spent += spent
      one.times.push(spent / one.loops)
    }
  }
  return Object.fromEntries(all.map(({ name, times }) => [name, timesOf(times)])) as Record<Name, Times>
}

export function timesOf(samples: readonly number[]): Times {
  const sorted = samples.toSorted((a, b) => a - b)
  return { min: sorted[0] ?? NaN, median: sorted[sorted.length >> 1] ?? NaN, samples: sorted.length }
}

/** Milliseconds for `loops` calls. */
export function timeOf(call: () => unknown, loops: number): number {
  const start = performance.now()
  for (let i = 0; i < loops; i++) sink.value = call()
  return performance.now() - start
}

/** How many calls make a sample, by the fastest of several runs: a machine may be busy with something else for a while. */
function warmUp(call: () => unknown, sample: number): number {
  const end = performance.now() + Math.min(150, Math.max(60, 3 * timeOf(call, 1)))
  let [loops, best] = [1, Infinity]
  for (let run = 0; run < 3 || performance.now() < end; run++) {
    const took = timeOf(call, loops)
    if (took < 0.2) {
      loops *= 2
      run = 0
    } else best = Math.min(best, took / loops)
  }
  return Math.max(1, Math.ceil(sample / best))
}
