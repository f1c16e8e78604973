import type { Mismatch } from '../../core/timeline/event'
import type { SourceHost } from '../define-source'
import { Boundaries } from './boundaries'
import { Comparison, within } from './compare'
import { mismatchError, type ReactError } from './errors'
import { currentOf } from './fiber'
import { Past } from './past'
import { type Pinned, pin, type Rendered } from './rendered'

/** Facts of mismatches per root, and how long its HTML is watched, in milliseconds. */
const MOST = 50
const LONGEST = 60_000

const clock = performance.now.bind(performance)
const { apply } = Reflect

/** What React took over, or made anew, in one commit. */
interface Taken {
  /** Changes of the document before the commit. */
  since: number
  parts: { parent: Node; comment: Comment | undefined; children: readonly Rendered[] }[]
  errors: ReactError[]
  isCut: boolean
}

/** One root taking over server-rendered HTML, from `hydrateRoot` until its last boundary is done. */
export class Hydration {
  private readonly past: Past | undefined
  private readonly since = clock()
  private boundaries: Boundaries | undefined
  private errors: ReactError[] = []
  private work: Generator<void>[] = []
  private told = 0
  private isOver = false

  /** Without a container React has committed already: then only its errors are heard. */
  constructor(
    private readonly root: object,
    private readonly container: Node | undefined,
    private readonly host: Pick<SourceHost, 'record' | 'idle' | 'guard'>,
  ) {
    this.past = container && new Past(container)
    host.record({ type: 'react-hydration', step: 'started' })
    this.hear()
  }

  /** What was rendered is in the document; of what could not be taken over React tells right after. */
  committed(): void {
    const top = currentOf(this.root)
    if (this.isOver || !top) return
    const taken: Taken = { since: this.past?.length ?? 0, parts: [], errors: [], isCut: false }
    this.past?.catchUp()
    this.errors = taken.errors
    const keep = ({ children, isCut }: Pinned, parent: Node, comment?: Comment): void => {
      taken.parts.push({ parent, comment, children })
      taken.isCut ||= isCut
    }
    if (this.boundaries) this.boundaries.visit(top, keep)
    else {
      const pinned = pin(top)
      this.boundaries = new Boundaries(this.container ? pinned.boundaries : [])
      if (this.container) keep(pinned, this.container)
    }
    if (this.boundaries.count === 0 || clock() - this.since > LONGEST) this.isOver = true
    if (this.isOver) this.host.record({ type: 'react-hydration', step: 'finished' })
    const steps = this.compare(taken, this.isOver)
    this.work.push(steps)
    this.host.idle(() => !steps.next().done)
  }

  /** Does at once what was put off. */
  hurry(): void {
    for (const steps of this.work.splice(0)) for (const _ of steps);
  }

  private *compare(taken: Taken, isLast: boolean): Generator<void> {
    const found: Mismatch[] = []
    const { past } = this
    for (const { parent, comment, children } of taken.parts) {
      if (!past || past.isLost) break
      const isNew = taken.errors.length > 0 && !taken.isCut
      const comparison = new Comparison(past, taken.since, isNew, (mismatch) => found.push(mismatch))
      const siblings = isNew || past.hasMoved(parent, taken.since) ? past.children(parent, taken.since) : undefined
      comparison.begin(siblings && comment ? within(siblings, comment) : siblings, children)
      while (comparison.proceed()) yield
    }
    this.tell(found, taken.errors)
    if (isLast) past?.end()
  }

  private tell(found: readonly Mismatch[], errors: readonly ReactError[]): void {
    const [error] = errors
    const contents = found.filter(({ kind }) => kind !== 'attribute')
    const all = error && contents.length === 0 && !isTranslated() ? [error, ...found] : found
    for (const each of all) {
      if (each.kind !== 'attribute' && isTranslated()) continue
      if (this.told++ >= MOST) return
      const mismatch = each.kind === 'attribute' || !error ? each : { ...each, error: error.error }
      this.host.record({ type: 'react-hydration', step: 'mismatch', mismatch })
    }
  }

  /** React tells of mismatches to a function of its root's, the app's own or its default: it goes on being called. */
  private hear(): void {
    const told: unknown = Reflect.get(this.root, 'onRecoverableError')
    if (typeof told !== 'function') return
    const heard = (error: unknown, info: unknown): void => this.heard(error, info)
    const { guard } = this.host
    Reflect.set(
      this.root,
      'onRecoverableError',
      function onRecoverableError(this: unknown, ...args: unknown[]): unknown {
        guard(() => heard(args[0], args[1]), undefined)
        return apply(told, this, args)
      },
    )
  }

  private heard(error: unknown, info: unknown): void {
    const own = mismatchError(error, info)
    if (own) this.errors.push(own)
  }
}

/** A browser that translates rewrites the server's texts before React sees them. */
function isTranslated(): boolean {
  const { documentElement: html } = document
  return html.classList.contains('translated-ltr') || html.classList.contains('translated-rtl')
}
