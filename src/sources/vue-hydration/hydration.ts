import type { SourceHost } from '../define-source'
import { Comparison } from '../support/hydration/compare'
import { Past } from '../support/hydration/past'
import { type Instance, onAssigned } from './instance'
import { pin, type Waiting } from './rendered'

/** Facts of mismatches per root, and how long its HTML is watched, in milliseconds. */
const MOST = 50
const LONGEST = 60_000

const clock = performance.now.bind(performance)

/** One app taking over what a server rendered, from its root on to the last component that waited for something. */
export class Hydration {
  private readonly past: Past
  private readonly begun = clock()
  private waiting = 1
  private work: Generator<void>[] = []
  private told = 0

  /** `el` is the first node of what the server rendered, in `container`. */
  constructor(
    root: Instance,
    el: Node,
    container: Node,
    private readonly host: Pick<SourceHost, 'record' | 'idle' | 'guard' | 'soon'>,
  ) {
    this.past = new Past(container)
    host.record({ type: 'react-hydration', framework: 'vue', step: 'started' })
    this.await({ instance: root, el, isLazy: false })
  }

  /** Nothing is left to take over or to compare. */
  get isDone(): boolean {
    return this.waiting === 0 && this.work.length === 0
  }

  /** Does at once what was put off. */
  hurry(): void {
    for (const steps of this.work.splice(0)) for (const _ of steps);
  }

  private await({ instance, el, isLazy }: Waiting): void {
    const servers = rangeFrom(el)
    const { past, host } = this
    // What was rendered first is whole in the moment that Vue calls it mounted: effects and hooks come after.
    if (!isLazy)
      onAssigned(instance, 'isMounted', () => host.guard(() => this.taken(instance, servers, past.length), undefined))
    else {
      onAssigned(instance, 'subTree', () => {
        host.guard(() => past.catchUp(), undefined)
        const since = past.length
        host.soon(() => this.taken(instance, servers, since))
      })
    }
  }

  /** `since` counts the changes of the document before. */
  private taken(instance: Instance, servers: readonly Node[], since: number): void {
    this.waiting--
    const isLate = clock() - this.begun > LONGEST
    this.past.catchUp()
    const { children, waiting, isPartial, isCut } = pin(instance)
    if (!isLate) for (const each of waiting) this.await(each)
    this.waiting += isLate ? -this.waiting : waiting.length
    if (this.waiting === 0) this.host.record({ type: 'react-hydration', framework: 'vue', step: 'finished' })
    const comparison = new Comparison(this.past, since, { isNew: !isCut, mendsText: true })
    comparison.begin(servers, children, isPartial)
    const steps = this.compare(comparison, this.waiting === 0)
    this.work.push(steps)
    this.host.idle(() => {
      const goesOn = steps.next().done !== true
      if (!goesOn) this.work = this.work.filter((each) => each !== steps)
      return goesOn
    })
  }

  private *compare(comparison: Comparison, isLast: boolean): Generator<void> {
    if (!this.past.isLost) while (comparison.proceed()) yield
    for (const { mismatch } of this.past.isLost ? [] : comparison.found) {
      if (this.told++ >= MOST) break
      this.host.record({ type: 'react-hydration', framework: 'vue', step: 'mismatch', mismatch })
    }
    if (isLast) this.past.end()
  }
}

/** A node of the server's, or all of a fragment, which stands between two comments. */
function rangeFrom(first: Node): Node[] {
  const range = [first]
  for (let node = first, depth = isMark(first, '[') ? 1 : 0; depth > 0 && node.nextSibling; range.push(node)) {
    node = node.nextSibling
    if (isMark(node, '[')) depth++
    else if (isMark(node, ']')) depth--
  }
  return range
}

const isMark = (node: Node, data: string): boolean => node instanceof Comment && node.data === data
