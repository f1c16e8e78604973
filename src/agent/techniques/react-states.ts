import type { ReactState, ReactStateListener } from '../../adapters/define-adapter'
import { guard } from '../guard'
import { captureStack } from '../stacks'
import {
  depsOf,
  type Fiber,
  type FiberVisitor,
  FUNCTION_COMPONENTS,
  type Hook,
  hooksOf,
  isObject,
  member,
  mounted,
  nameOf,
} from './fibers'

const INSTANCES = 3
const MOST = 60

/** Component names as minifiers leave them. */
const MINIFIED = /^.{0,2}$|^[a-z]/

type Visit = (state: ReactState) => ReactStateListener | undefined

/** The states that components keep by hooks: shows them to whoever may watch one, and tells the watchers of changes. */
export class ReactStates implements FiberVisitor {
  private readonly watched = new Map<object, Watched>()
  private counts = new Map<unknown, number>()

  constructor(private readonly offer: Visit) {}

  begin(): void {
    this.counts = new Map()
  }

  visit(fiber: Fiber): void {
    if (!FUNCTION_COMPONENTS.has(fiber.tag) || !isObject(fiber.memoizedState)) return
    const count = this.counts.get(fiber.type) ?? 0
    if (count >= INSTANCES || this.watched.size >= MOST) return
    const hooks = hooksOf(fiber)
    const states = hooks.filter(keepsState)
    if (states.length > 0) this.counts.set(fiber.type, count + 1)
    for (const [number, hook] of states.entries()) {
      const { queue } = hook
      if (!isObject(queue) || this.watched.has(queue)) continue
      const index = hooks.indexOf(hook)
      const listener = this.offer(stateOf(fiber, hooks, index, number))
      if (listener) this.watched.set(queue, new Watched(fiber, index, hook.memoizedState, listener))
    }
  }

  end(): void {
    this.look()
  }

  /** Something is in the document. */
  committed(): void {
    for (const [queue, each] of this.watched) if (each.mayHaveChanged(queue)) this.lookAt(queue, each)
  }

  /** An update is asked for. */
  asked(): void {
    let stack: Error | undefined
    for (const each of this.watched.values()) if (each.isAsked()) each.cause = stack ??= captureStack()
  }

  private look(): void {
    for (const [queue, each] of this.watched) this.lookAt(queue, each)
  }

  private lookAt(queue: object, each: Watched): void {
    if (!each.isGone()) return each.look()
    this.watched.delete(queue)
    guard(() => each.listener.gone(), undefined)
  }
}

/** One state, followed from commit to commit. */
class Watched {
  cause: Error | undefined
  private lanes: readonly (number | undefined)[]

  constructor(
    private fiber: Fiber,
    private readonly index: number,
    private value: unknown,
    readonly listener: ReactStateListener,
  ) {
    this.lanes = this.lanesNow()
  }

  /** React has just noted an update of its component, the first since the last commit. */
  isAsked(): boolean {
    if (this.cause) return false
    const [a, b] = this.lanesNow()
    return a !== this.lanes[0] || b !== this.lanes[1]
  }

  mayHaveChanged(queue: object): boolean {
    return this.cause !== undefined || member(queue, 'lastRenderedState') !== this.value
  }

  isGone(): boolean {
    const fiber = mounted(this.fiber)
    if (fiber) this.fiber = fiber
    return !fiber
  }

  look(): void {
    const hook: Hook | undefined = hooksOf(this.fiber)[this.index]
    const { cause } = this
    this.lanes = this.lanesNow()
    // What is asked for and not rendered yet keeps its cause.
    if (this.fiber.lanes === 0) this.cause = undefined
    if (!hook || Object.is(hook.memoizedState, this.value)) return
    this.value = hook.memoizedState
    this.cause = undefined
    guard(() => this.listener.changed(this.value, cause ?? null), undefined)
  }

  private lanesNow(): readonly (number | undefined)[] {
    const { fiber } = this
    return [fiber.lanes, fiber.alternate?.lanes]
  }
}

/** useState and useReducer keep what they rendered last with their queue, useSyncExternalStore how to get it. */
function keepsState({ queue }: Hook): boolean {
  return (
    isObject(queue) &&
    (isExternal(queue) || ('lastRenderedState' in queue && typeof member(queue, 'dispatch') === 'function'))
  )
}

const isExternal = (queue: object): boolean => 'getSnapshot' in queue && 'value' in queue

function stateOf(fiber: Fiber, hooks: readonly Hook[], index: number, number: number): ReactState {
  const { memoizedState: value, queue } = hooks[index] ?? { memoizedState: undefined, queue: undefined }
  const dispatches = new Set(hooks.map((hook) => isObject(hook.queue) && member(hook.queue, 'dispatch')))
  dispatches.delete(isObject(queue) && member(queue, 'dispatch'))
  const name = nameOf(fiber.type)
  const near = hooks
    .map((hook, at) => ({ distance: Math.abs(at - index), values: depsOf(hook) }))
    .filter(({ values }) => !values.some((each) => typeof each === 'function' && dispatches.has(each)))
  return {
    value,
    component: hooks.find(keepsState)?.queue as object, // there is one: `hooks[index]` at latest
    name: name === undefined || MINIFIED.test(name) ? undefined : name,
    number,
    isExternal: isObject(queue) && isExternal(queue),
    deps: near.toSorted((a, b) => a.distance - b.distance),
    ...placeOf(fiber),
  }
}

function placeOf(fiber: Fiber): Pick<ReactState, 'key' | 'depth' | 'place'> {
  const place: number[] = []
  let key: string | undefined
  let depth = 0
  for (let at = fiber; at.return; at = at.return) {
    if (key === undefined && at.key !== null && depth < 3) key = at.key
    if (at !== fiber && FUNCTION_COMPONENTS.has(at.tag)) depth++
    const first = at.return.child
    if (!first?.sibling) continue
    let index = 0
    for (let child: Fiber | null = first; child && child !== at && child !== at.alternate; child = child.sibling)
      index++
    place.unshift(index)
  }
  return { key, depth, place: place.join('.') }
}
