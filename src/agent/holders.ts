import { guard } from './guard'
import type { IdleQueue } from './idle'
import { apply, getOwnPropertyDescriptor, isArray, microtask, monotonic, SafeWeakMap, timeout } from './primordials'
import type { ReactTrees } from './react-trees'
import { type Fiber, FiberWalk, FUNCTION_COMPONENTS, isObject, member } from './techniques/fibers'
import { vueEnders } from './vue-trees'

/** Milliseconds after a commit in which its other effects run, and between two looks: at least, and as many times what the last took. */
const MOUNTING_FOR = 250
const REST = 500
const REST_PER_COST = 100
const CLASS = 1
const MOST_EFFECTS = 60

const eventNow = getOwnPropertyDescriptor(window, 'event')?.get

/** The app handles an event, other than a message. */
function isHandling(): boolean {
  const event = eventNow && apply(eventNow, window, [])
  return event instanceof Event && event.type !== 'message'
}

/** What somebody may hold the end of. */
export interface Held {
  heldIn?: number
  /** It was begun while React put something into the document. */
  isMounting?: boolean
}

/** Wants to know which of its own are held. */
interface Asker {
  looked: (isHeld: (held: Held) => boolean, mounted: number) => void
}

/**
 * Who holds what ends a subscription: mounted components of React do, in the effects that they will end. Looked for in idle
 * slices, when a store has many subscriptions and some of them are new.
 */
export class Holders {
  private readonly ends = new SafeWeakMap<object, Held>()
  private readonly askers = new Set<Asker>()
  private readonly counts = new Map<unknown, number>()
  private readonly walk = new FiberWalk([{ visit: (fiber) => guard(() => this.visit(fiber), undefined) }])
  private waiting: object[] = []
  private looks = 0
  isLooking = false
  private committed = -MOUNTING_FOR
  private justBegun: Held[] = []
  private isCommitting = false

  constructor(
    private readonly trees: ReactTrees,
    private readonly idle: IdleQueue,
  ) {
    trees.onCommit(() => {
      this.committed = monotonic()
      // Those of render, of layout effects and of componentDidMount, which are the same synchronous run.
      for (const each of this.justBegun) each.isMounting = true
      if (this.isCommitting) return
      this.isCommitting = true
      microtask(() => (this.isCommitting = false))
    })
  }

  begun(held: Held): void {
    // Effects run at once after what a person did, else by a message of React's to itself, soon.
    if (this.isCommitting || (!isHandling() && monotonic() - this.committed < MOUNTING_FOR)) held.isMounting = true
    else {
      if (this.justBegun.length === 0) microtask(() => (this.justBegun = []))
      this.justBegun.push(held)
    }
  }

  endsWith(end: object, held: Held): void {
    this.ends.set(end, held)
  }

  /** Soon: looks, and tells the asker. */
  look(asker: Asker): void {
    this.askers.add(asker)
    if (this.isLooking) return
    this.isLooking = true
    timeout(() => this.idle.add(() => this.begin()), Math.max(REST, this.walk.cost * REST_PER_COST))
  }

  private begin(): void {
    this.looks++
    this.counts.clear()
    this.waiting = this.trees.roots()
    this.idle.add(this.proceed)
  }

  private readonly proceed = (): void => {
    if (this.walk.proceed()) return this.idle.add(this.proceed)
    const root = this.waiting.pop()
    if (root) {
      this.walk.begin(root)
      return this.idle.add(this.proceed)
    }
    this.isLooking = false
    const mounted = Math.max(0, ...this.counts.values(), ...vueEnders().values())
    for (const asker of this.askers) asker.looked(({ heldIn }) => heldIn === this.looks, mounted)
    this.askers.clear()
    this.counts.clear()
  }

  private visit(fiber: Fiber): void {
    if (fiber.tag === CLASS ? endsItself(fiber.type) : FUNCTION_COMPONENTS.has(fiber.tag) && this.endsOwn(fiber))
      this.counts.set(fiber.type, (this.counts.get(fiber.type) ?? 0) + 1)
  }

  /** Whether an effect of the component ends something that is not known to be a subscription; those that are, it holds. */
  private endsOwn(fiber: Fiber): boolean {
    let endsOwn = false
    for (const { end, isReacts } of endsOf(fiber)) {
      const held = this.ends.get(end)
      if (held) held.heldIn = this.looks
      else endsOwn ||= !isReacts
    }
    return endsOwn
  }
}

/** What the effects of a function component will call when it goes; React's own for useSyncExternalStore are bound functions. */
function endsOf(fiber: Fiber): { end: object; isReacts: boolean }[] {
  const queue = member(fiber, 'updateQueue')
  const last = isObject(queue) ? member(queue, 'lastEffect') : undefined
  const ends: { end: object; isReacts: boolean }[] = []
  let effect = isObject(last) ? member(last, 'next') : undefined
  for (let i = 0; isObject(effect) && i < MOST_EFFECTS; i++) {
    const instance = member(effect, 'inst')
    const end = member(isObject(instance) ? instance : effect, 'destroy')
    const create = member(effect, 'create')
    const name = typeof create === 'function' ? member(create, 'name') : undefined
    if (typeof end === 'function') ends.push({ end, isReacts: typeof name === 'string' && name.startsWith('bound ') })
    if (effect === last) break
    effect = member(effect, 'next')
  }
  return ends
}

function endsItself(type: unknown): boolean {
  const prototype = typeof type === 'function' ? member(type, 'prototype') : undefined
  return isObject(prototype) && !isArray(prototype) && typeof member(prototype, 'componentWillUnmount') === 'function'
}
