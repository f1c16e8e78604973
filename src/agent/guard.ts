import { monotonic } from './primordials'

/** Main-thread milliseconds our own code has used, and what went wrong in it. */
export const ledger = { cost: 0, failures: 0, lastFailure: '' }

let depth = 0

/**
 * Runs a piece of ours inside the page: nothing it throws gets out, and its time is counted once however it nests. On
 * failure the result is `fallback`.
 */
export function guard<T>(body: () => T, fallback: T): T {
  const outermost = depth++ === 0
  const start = outermost ? monotonic() : 0
  try {
    return body()
  } catch (error) {
    noteFailure(error)
    return fallback
  } finally {
    depth--
    if (outermost) ledger.cost += monotonic() - start
  }
}

/** Counts a failure of our own; shown in the panel as the agent's health, never in the page. */
export function noteFailure(error: unknown): void {
  ledger.failures++
  try {
    ledger.lastFailure = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : typeof error
  } catch {
    ledger.lastFailure = 'an unreadable error'
  }
}

/** A prime, so that of several bodies that take turns each is timed. */
const EVERY = 31
let hot = 0

/**
 * `guard` for paths that run thousands of times a second, where reading the clock costs more than the work: after the
 * first calls only every 31st is timed, and counts for all of them.
 */
export function guardHot<A, B, C>(body: (a: A, b: B, c: C) => void): (a: A, b: B, c?: C) => void {
  return (a, b, c) => {
    const weight = hot < 256 ? 1 : hot % EVERY === 0 ? EVERY : 0
    hot++
    const start = weight > 0 && depth === 0 ? monotonic() : -1
    depth++
    try {
      body(a, b, c as C) // left out by those whose body has no third
    } catch (error) {
      noteFailure(error)
    }
    depth--
    if (start >= 0) ledger.cost += (monotonic() - start) * weight
  }
}
