import type { Mismatch } from '../../core/timeline/event'
import type { SourceHost } from '../define-source'
import { Boundaries } from './boundaries'
import { Comparison, type Found, within } from '../support/hydration/compare'
import { isElement } from './elements'
import { mismatchError, type ReactError } from './errors'
import { currentOf } from './fiber'
import { Past } from '../support/hydration/past'
import { LONGEST_PLACE } from '../support/hydration/place'
import { type Pinned, pin } from './rendered'
import type { Rendered } from '../support/hydration/rendered'

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
    this.host.idle(() => {
      const goesOn = steps.next().done !== true
      if (!goesOn) this.work = this.work.filter((each) => each !== steps)
      return goesOn
    })
  }

  /** Nothing is left to take over or to compare. */
  get isDone(): boolean {
    return this.isOver && this.work.length === 0
  }

  /** Does at once what was put off. */
  hurry(): void {
    for (const steps of this.work.splice(0)) for (const _ of steps);
  }

  private *compare(taken: Taken, isLast: boolean): Generator<void> {
    const found: Found[] = []
    const { past } = this
    for (const { parent, comment, children } of taken.parts) {
      if (!past || past.isLost) break
      const isNew = taken.errors.length > 0 && !taken.isCut
      const comparison = new Comparison(past, taken.since, { isNew })
      const siblings = isNew || past.hasMoved(parent, taken.since) ? past.children(parent, taken.since) : undefined
      comparison.begin(siblings && comment ? within(siblings, comment) : siblings, children)
      while (comparison.proceed()) yield
      found.push(...comparison.found.map((each) => (comparison.isReplaced ? rerendered(each) : each)))
    }
    this.tell(found, taken.errors)
    if (isLast) past?.end()
  }

  /** React names the first place it could not take over; what else differs then it has rendered anew. */
  private tell(found: readonly Found[], errors: readonly ReactError[]): void {
    const isContent = ({ mismatch: { kind } }: Found): boolean => kind !== 'attribute'
    const named = errors.flatMap((error) => {
      const at = found.find((each) => isContent(each) && isAt(each, error))
      return at ? [{ error, at }] : []
    })
    const all = found.map((each): Mismatch => {
      const by = named.find(({ at }) => at === each)
      if (!by) return each.mismatch
      const { rerendered: _, ...mismatch } = each.mismatch
      return { ...mismatch, error: by.error.error }
    })
    const [error] = errors
    if (error && named.length === 0) all.unshift(unplaced(error))
    for (const mismatch of all) {
      if (mismatch.kind !== 'attribute' && isTranslated()) continue
      if (this.told++ >= MOST) return
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

const rerendered = ({ mismatch, elements }: Found): Found => ({ mismatch: { ...mismatch, rerendered: true }, elements })

/**
 * What was rendered in part begins in the middle of React's stack, in which components of minified builds may look like
 * elements.
 */
function isAt({ elements }: Found, error: ReactError): boolean {
  const [innermost] = elements
  let index = error.elements.findIndex((name) => name === innermost || isElement(name))
  if (innermost === undefined || error.elements[index] !== innermost) return false
  return elements.every((tag) => {
    index = error.elements.indexOf(tag, index) + 1
    return index > 0
  })
}

/** What React says, where it cannot be found in the document. */
function unplaced({ elements, ...error }: ReactError): Mismatch {
  const place = elements.filter(isElement).toReversed().join(' > ').slice(0, LONGEST_PLACE)
  return { ...error, ...(elements.length > 0 && { place }) }
}

/** A browser that translates rewrites the server's texts before React sees them. */
function isTranslated(): boolean {
  const { documentElement: html } = document
  return html.classList.contains('translated-ltr') || html.classList.contains('translated-rtl')
}
