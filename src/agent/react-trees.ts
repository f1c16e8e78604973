import { guard } from './guard'
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
  private readonly commits: (() => void)[] = []
  private readonly updates: (() => void)[] = []
  private readonly known = new WeakSet()
  private readonly undos = new SafeWeakMap<object, () => void>()
  private live: WeakRef<object>[] = []
  private begun = false
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
    this.begin()
  }

  /** Hears of each commit. */
  onCommit(committed: () => void): void {
    this.begin()
    this.commits.push(committed)
  }

  /** Hears of each update while whoever asks for it is on the stack. */
  onUpdate(asked: () => void): void {
    this.begin()
    this.updates.push(asked)
  }

  /** The roots that have rendered something. */
  roots(): object[] {
    return this.live.flatMap((each) => each.deref() ?? [])
  }

  private begin(): void {
    if (this.begun) return
    this.begun = true
    this.hearCommits((root) => {
      if (isObject(root)) this.committed(root)
    })
    this.onStop(() => {
      for (const root of this.roots()) this.undos.get(root)?.()
    })
  }

  private committed(root: object): void {
    if (!this.known.has(root)) this.meet(root)
    for (const each of this.commits) guard(each, undefined)
    if (this.visitors.length > 0) this.walkSoon(root)
  }

  private meet(root: object): void {
    this.known.add(root)
    this.live = [...this.live.filter((each) => each.deref()), new WeakRef(root)]
    if (this.updates.length === 0) return
    const undo = watchUpdates(root, () => {
      for (const each of this.updates) each()
    })
    if (undo) this.undos.set(root, undo)
  }

  private walkSoon(root: object): void {
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
