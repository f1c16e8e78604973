import type { HydrationStep } from '../define-adapter'

/** Tells the hydrations of one store apart, several of which may be under way at once. */
export class Hydrations {
  private count = 0
  /** Started and neither applied nor failed, oldest first. */
  private open: number[] = []
  /** Read and not yet merged, in the order of their reads. */
  private reads: number[] = []
  /** Which hydration an object read or migrated belongs to. */
  private readonly owners = new WeakMap<object, number>()
  private merging: { result: unknown; n: number } | undefined
  private finishing: number | undefined

  constructor(private readonly tell: (n: number, step: HydrationStep) => void) {}

  started(): void {
    const n = ++this.count
    this.open.push(n)
    this.tell(n, { step: 'started' })
  }

  /** The hydration that has just started: what follows in the same run belongs to it. */
  get newest(): number {
    return this.count
  }

  /** `handedOn` is what goes on to be migrated or merged. */
  read(n: number, handedOn: unknown): void {
    this.reads.push(n)
    this.own(handedOn, n)
    this.tell(n, { step: 'read', state: handedOn })
  }

  migrated(from: unknown, result: unknown, fromVersion: unknown): void {
    const n = this.ownerOf(from)
    this.own(result, n)
    this.tell(n, {
      step: 'migrated',
      state: result,
      fromVersion: typeof fromVersion === 'number' ? fromVersion : undefined,
    })
  }

  /** Makes sure that what is handed to `migrate` or `merge` was told as read. */
  handedOn(state: unknown): number {
    if (this.open.length === 0) this.started()
    const n = this.ownerOf(state)
    if (!this.reads.includes(n)) this.read(n, state)
    return n
  }

  merged(persisted: unknown, result: unknown): void {
    const n = this.ownerOf(persisted)
    this.reads = this.reads.filter((each) => each !== n)
    this.merging = { result, n }
    this.tell(n, { step: 'merged', state: result })
  }

  /** The hydration that sets `state` as the store's, if one does. */
  appliedBy(state: unknown): number | undefined {
    if (!this.merging || this.merging.result !== state) return undefined
    const { n } = this.merging
    this.merging = undefined
    return n
  }

  /** zustand's callback after a hydration: with its error, or about to finish it. */
  ended(n: number, error: unknown): void {
    this.merging = undefined
    this.reads = this.reads.filter((each) => each !== n)
    this.open = this.open.filter((each) => each !== n)
    if (error === undefined) this.finishing = n
    else this.tell(n, { step: 'failed', error })
  }

  finished(): void {
    const n = this.finishing ?? this.open.shift()
    this.finishing = undefined
    if (n !== undefined) this.tell(n, { step: 'applied' })
  }

  private own(state: unknown, n: number): void {
    if (typeof state === 'object' && state !== null) this.owners.set(state, n)
  }

  private ownerOf(state: unknown): number {
    const owner = typeof state === 'object' && state !== null ? this.owners.get(state) : undefined
    return owner ?? this.reads[0] ?? this.open[0] ?? this.count
  }
}
