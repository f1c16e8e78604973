import type { Origin } from '../core/timeline/event'
import { diffSteps, type RawOp } from '../core/value/steps'
import type { IdleQueue } from './idle'
import type { Provenance } from './provenance'
import type { Fact } from './fact'
import type { Recorder } from './recorder'

/** Turns pairs of states into the steps between them, and finds what came from a response. */
export class Settler {
  /** Everything before that `seq` is settled. */
  private next = 0
  private asked = false
  /** Gets each change of a store with the state before it, in idle time or when it is sent. */
  onSettled: ((source: string, prev: unknown, steps: readonly RawOp[]) => void) | undefined

  constructor(
    private readonly recorder: Recorder,
    private readonly provenance: Provenance,
    private readonly idle: IdleQueue,
  ) {}

  /** Settles what is not settled yet, when the page has nothing to do. */
  soon(): void {
    if (this.asked) return
    this.asked = true
    this.idle.add(() => {
      const fact = this.recorder.at(Math.max(this.next, this.recorder.first))
      if (!fact) {
        this.asked = false
        return false
      }
      this.settle(fact)
      this.next = fact.seq + 1
      return true
    })
  }

  settle(fact: Fact): void {
    const { change } = fact
    if (!change || change.steps) return
    const diff = diffSteps(change.prev, change.next)
    const steps = 'steps' in diff ? diff.steps : [{ op: 'set', path: [], value: change.next } as const]
    if ('full' in diff) {
      change.keyframe = true
      change.isPeriodic = false
    }
    const origins: Origin[] = []
    let bytes = fact.bytes
    for (const step of steps) {
      if (step.op === 'set') bytes += 64 + this.provenance.search(step.value, step.path, origins)
    }
    if (fact.source !== undefined) this.onSettled?.(fact.source, change.prev, steps)
    change.origins = origins
    change.steps = steps
    change.prev = undefined
    if (!change.keyframe) change.next = undefined
    this.recorder.reweigh(fact, bytes)
  }
}
