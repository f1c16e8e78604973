import { dehydratedAt, type Fiber } from './fiber'
import { type Boundary, type Pinned, pin } from './rendered'

/** The boundaries of a root that React has yet to take over: streamed later, waiting for code, or less urgent. */
export class Boundaries {
  /** The fibers above them, so that nothing else has to be walked. */
  private readonly ways = new WeakSet<Fiber>()
  private open: Boundary[] = []

  constructor(boundaries: readonly Boundary[]) {
    this.add(boundaries)
  }

  get count(): number {
    return this.open.length
  }

  /** Finds those that have been taken over since, and what is in them. Those that are gone are forgotten. */
  visit(top: Fiber, take: (pinned: Pinned, parent: Node, comment: Comment) => void): void {
    const known = new Map(this.open.map((boundary) => [boundary.fiber, boundary]))
    this.open = []
    const stack = top.child ? [top.child] : []
    for (let fiber = stack.pop(); fiber; fiber = stack.pop()) {
      if (fiber.sibling) stack.push(fiber.sibling)
      const boundary = known.get(fiber) ?? (fiber.alternate ? known.get(fiber.alternate) : undefined)
      if (!boundary) {
        if (fiber.child && this.leadsOn(fiber)) stack.push(fiber.child)
      } else if (dehydratedAt(fiber)) this.open.push(boundary)
      else if (fiber.memoizedState === null) {
        const pinned = pin(fiber)
        take(pinned, boundary.parent, boundary.comment)
        this.add(pinned.boundaries)
      }
    }
  }

  private leadsOn(fiber: Fiber): boolean {
    return this.ways.has(fiber) || (fiber.alternate !== null && this.ways.has(fiber.alternate))
  }

  private add(boundaries: readonly Boundary[]): void {
    for (const boundary of boundaries) {
      this.open.push(boundary)
      for (let above = boundary.fiber.return; above && !this.ways.has(above); above = above.return) this.ways.add(above)
    }
  }
}
