import type { Restoring } from '../adapters/define-adapter'
import { NativePromise, PlainError, thenNative, timeout } from './primordials'
import { withoutWrites } from './trap'

/** How long a migration may take, ms. */
const WITHIN = 5_000

/** What a store's own migration made of a saved state, with nothing applied. */
export interface DryRun {
  /** Absent where the versions are the same, or it failed. */
  migrated?: unknown
  /** What the store would hold. */
  merged?: unknown
  /** What threw, as in `TypeError: saved.list is undefined`. */
  failed?: string
  /** What was to be written meanwhile, and was not. */
  writes: string[]
  /** It went on later: what it wrote after its first wait could not be told from what the page writes. */
  waited: boolean
}

/** Has a store migrate and merge what another release saved; `state` is a copy that nobody else has. */
export async function dryRun(restoring: Restoring, state: unknown, version: number | undefined): Promise<DryRun> {
  const run: DryRun = { writes: [], waited: false }
  try {
    let handedOn = state
    if (version !== undefined && version !== restoring.version) {
      const { migrate } = restoring
      if (!migrate) throw new PlainError(`there is no migrate: what version ${version} saved is left aside`)
      const answer = withoutWrites(() => migrate(state, version), run.writes)
      run.waited = answer instanceof NativePromise
      handedOn = answer instanceof NativePromise ? await inTime(answer) : answer
      run.migrated = handedOn
    }
    run.merged = withoutWrites(() => restoring.merge(handedOn), run.writes)
  } catch (error) {
    run.failed = error instanceof PlainError ? `${error.name}: ${error.message}` : 'it threw'
  }
  return run
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new NativePromise((resolve, reject) => {
    void thenNative(answer, resolve, reject)
    timeout(() => reject(new PlainError(`it has not ended within ${WITHIN / 1_000} s`)), WITHIN)
  })
}
