import { monotonic } from '../primordials'

/** What happens to a window and has many an app render again, whatever its stores hold. */
const STIRS = { resize: 'resize', focus: 'focus', visibilitychange: 'visibility' } as const
type Stir = (typeof STIRS)[keyof typeof STIRS]

/** Milliseconds after it in which a commit is taken to come of it. */
const WITHIN = 1_000

/** Which commits came of what happened to the window, not of a store. */
export class Stirs {
  private last: { stir: Stir; at: number } | undefined
  private committedAfter: Stir | undefined
  private readonly changed = new Set<string>()

  /** `listen` is the agent's own way of listening. */
  begin(listen: (target: EventTarget, type: string, listener: () => void) => void): void {
    for (const [type, stir] of Object.entries(STIRS))
      listen(window, type, () => {
        this.last = { stir, at: monotonic() }
      })
  }

  /** React has put something into the document. */
  committed(): void {
    if (this.last && monotonic() - this.last.at < WITHIN) this.committedAfter ??= this.last.stir
  }

  storeChanged(store: string): void {
    this.changed.add(store)
  }

  /** What came before the commits since the last look, where the store did not change. */
  before(store: string): Stir | undefined {
    return this.changed.has(store) ? undefined : this.committedAfter
  }

  /** What is to come is looked at anew. */
  forget(): void {
    this.committedAfter = undefined
    this.changed.clear()
  }
}
