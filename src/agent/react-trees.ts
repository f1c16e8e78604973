import type { IdleQueue } from './idle'
import { SafeWeakMap, timeout } from './primordials'
import { FiberWalk, type FiberVisitor, isObject } from './techniques/fibers'
import { watchUpdates } from './techniques/updates'

/** Between two walks, in milliseconds: at least, at most, and as many times what the last one took. */
const SHORTEST_REST = 100
const LONGEST_REST = 8_000
const REST_PER_COST = 100

type HearCommits = (visit: (root: unknown) => void) => void

/** React's trees in the document: walks through them after commits, and the updates that are asked of them. */
export class ReactTrees {
  private readonly visitors: FiberVisitor[] = []
  private readonly walk = new FiberWalk(this.visitors)
  private readonly waiting = new Set<unknown>()
  private rest = 50
  private busy = false

  constructor(
    private readonly idle: IdleQueue,
    private readonly hearCommits: HearCommits,
    private readonly onStop: (undo: () => void) => void,
  ) {}

  /** Shows a visitor every tree, soon after each commit. */
  show(visitor: FiberVisitor): void {
    this.visitors.push(visitor)
    if (this.visitors.length === 1) this.hearCommits((root) => this.committed(root))
  }

  /** Hears of each commit, and of each update while whoever asks for it is on the stack. */
  hear(committed: (root: object) => void, asked: (root: object) => void): void {
    const undos = new SafeWeakMap<object, (() => void) | undefined>()
    let roots: WeakRef<object>[] = []
    this.hearCommits((root) => {
      if (!isObject(root)) return
      if (!undos.has(root)) {
        undos.set(
          root,
          watchUpdates(root, () => asked(root)),
        )
        roots = [...roots.filter((each) => each.deref()), new WeakRef(root)]
      }
      committed(root)
    })
    this.onStop(() => {
      for (const each of roots) undos.get(each.deref() ?? roots)?.()
    })
  }

  private committed(root: unknown): void {
    this.waiting.add(root)
    if (this.busy) return
    this.busy = true
    timeout(() => this.idle.add(this.proceed), this.rest)
  }

  private readonly proceed = (): void => {
    if (this.walk.proceed()) return this.idle.add(this.proceed)
    const [root] = this.waiting
    if (root === undefined) {
      this.busy = false
      this.rest = Math.min(LONGEST_REST, Math.max(SHORTEST_REST, this.walk.cost * REST_PER_COST))
      return undefined
    }
    this.waiting.delete(root)
    this.walk.begin(root)
    this.idle.add(this.proceed)
  }
}
