import { guard } from './guard'
import type { IdleQueue } from './idle'
import { timeout } from './primordials'

type Why = 'sweep' | 'page-hide'

/** Least time between two sweeps, and the time between them while a panel listens. */
const GAP = 300
const LISTENING = 500

/** Input after which a page may have written something that no hook sees. */
const ACTIVITY = ['pointerup', 'keyup', 'change', 'load', 'visibilitychange'] as const

/** Decides when to look for what nobody told us: after activity, while somebody listens, and when the page goes. */
export class Sweeps {
  private readonly sweeps: ((why: Why) => void)[] = []
  private asked = false

  constructor(
    private readonly idle: IdleQueue,
    private readonly isListening: () => boolean,
  ) {}

  add(sweep: (why: Why) => void): void {
    this.sweeps.push(sweep)
  }

  /** `listen` is the agent's own way of listening. */
  begin(listen: (target: EventTarget, type: string, listener: () => void) => void): void {
    for (const type of ACTIVITY) listen(window, type, () => this.ask())
    this.ask()
  }

  /** Soon, and not more often than needed. */
  ask(): void {
    if (this.asked) return
    this.asked = true
    timeout(() => this.idle.add(() => this.run('sweep')), GAP)
  }

  run(why: Why): void {
    if (why === 'sweep') this.asked = false
    for (const sweep of this.sweeps) guard(() => sweep(why), undefined)
    if (why === 'sweep' && this.isListening()) timeout(() => this.ask(), LISTENING)
  }
}
