import type { SourceHost } from '../define-source'

const { now } = Date
/** Only secure contexts have it. */
const manager = Reflect.get(navigator, 'storage') as StorageManager | undefined
const estimate = manager?.estimate.bind(manager)

/** Milliseconds between two questions, and the share of the room from which the answer is told. */
const EVERY = 5_000
const TOLD_FROM = 0.5

/** Asks the browser now and then, after something was written or found, how much room the origin has left. */
export class Room {
  private asked = -EVERY
  private isDue = false
  private told = ''

  constructor(private readonly host: SourceHost) {
    if (estimate) host.onSweep((why) => why === 'sweep' && this.sweep())
  }

  /** Something is there that was not known of. */
  taken(): void {
    this.isDue = true
  }

  private sweep(): void {
    if (!this.isDue || now() - this.asked < EVERY) return
    this.isDue = false
    this.asked = now()
    void estimate?.().then(
      ({ usage = 0, quota = 0 }) => this.tell(usage, quota),
      () => undefined,
    )
  }

  private tell(usage: number, quota: number): void {
    if (usage < quota * TOLD_FROM || this.told === `${usage} ${quota}`) return
    this.told = `${usage} ${quota}`
    this.host.guard(() => this.host.record({ type: 'storage-estimated', usage, quota }), false)
  }
}
