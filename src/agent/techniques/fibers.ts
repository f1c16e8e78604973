import { getOwnPropertyDescriptor, isArray, monotonic } from '../primordials'

/** The members of React's Fiber that are read here; they have had these names since React 17. */
export interface Fiber {
  tag: number
  type: unknown
  key: string | null
  return: Fiber | null
  child: Fiber | null
  sibling: Fiber | null
  alternate: Fiber | null
  lanes: number
  memoizedProps: unknown
  memoizedState: unknown
}
export interface Hook {
  memoizedState: unknown
  queue: unknown
  next: Hook | null
}

export const PROVIDER = 10
export const MEMO = 14
const HOST_ROOT = 3
export const FUNCTION_COMPONENTS: ReadonlySet<number> = new Set([0, 11, 14, 15])
const HOOKS = 60
const SLICE = 4

/** What looks at each fiber of a tree. */
export interface FiberVisitor {
  /** A walk through one root begins. */
  begin?: (root: unknown) => void
  visit: (fiber: Fiber) => void
  end?: () => void
}

/** Walks React's trees in short slices. */
export class FiberWalk {
  private stack: Fiber[] = []
  private walking = false
  /** Milliseconds that the present walk has taken. */
  cost = 0

  constructor(private readonly visitors: readonly FiberVisitor[]) {}

  /** Begins at the top of `root`, a FiberRoot as React hands it to its hook. */
  begin(root: unknown): void {
    const current: unknown = isObject(root) && 'current' in root ? root.current : undefined
    if (!isFiber(current)) return
    this.stack = [current]
    this.walking = true
    this.cost = 0
    for (const visitor of this.visitors) visitor.begin?.(root)
  }

  /** Goes on for one slice; false when nothing is left. */
  proceed(): boolean {
    if (!this.walking) return false
    const start = monotonic()
    // An explicit stack: a fiber's `return` may be its parent's alternate.
    for (let n = 0; this.stack.length > 0; n++) {
      if (n % 64 === 63 && monotonic() > start + SLICE) break
      const fiber = this.stack.pop()
      if (!fiber) continue
      if (fiber.sibling) this.stack.push(fiber.sibling)
      if (fiber.child) this.stack.push(fiber.child)
      for (const visitor of this.visitors) visitor.visit(fiber)
    }
    this.cost += monotonic() - start
    if (this.stack.length > 0) return true
    this.walking = false
    for (const visitor of this.visitors) visitor.end?.()
    return false
  }
}

/** The version of a fiber that is in the document; undefined when it is there no longer. */
export function mounted(fiber: Fiber): Fiber | undefined {
  const parent = fiber.return
  if (!parent) {
    const root: unknown = fiber.tag === HOST_ROOT ? Reflect.get(fiber, 'stateNode') : undefined
    const current: unknown = isObject(root) && 'current' in root ? root.current : undefined
    return isFiber(current) ? current : undefined
  }
  for (let child = mounted(parent)?.child; child; child = child.sibling) {
    if (child === fiber || child === fiber.alternate) return child
  }
  return undefined
}

/** What React keeps for a component's hooks, in their order. */
export function hooksOf(fiber: Fiber): Hook[] {
  const hooks: Hook[] = []
  let hook = isHook(fiber.memoizedState) ? fiber.memoizedState : null
  for (; hook && hooks.length < HOOKS; hook = hook.next) hooks.push(hook)
  return hooks
}

/** The dependencies of a memoised value, a callback, or an effect. */
export function depsOf({ memoizedState: state }: Hook): readonly unknown[] {
  const deps: unknown = isArray(state) ? state[1] : isObject(state) ? member(state, 'deps') : undefined
  return isArray(deps) ? deps.slice(0, 20) : []
}

/** The name of a component, in minified builds a short one. */
export function nameOf(type: unknown): string | undefined {
  if (!isObject(type)) return undefined
  for (const inner of [type, member(type, 'type'), member(type, 'render')]) {
    if (!isObject(inner)) continue
    for (const key of ['displayName', 'name']) {
      const name = member(inner, key)
      if (typeof name === 'string' && name !== '') return name.slice(0, 100)
    }
  }
  return undefined
}

export const member = (owner: object, key: string): unknown => getOwnPropertyDescriptor(owner, key)?.value

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
const isFiber = (value: unknown): value is Fiber => isObject(value) && 'child' in value && 'tag' in value
const isHook = (value: unknown): value is Hook => isObject(value) && 'next' in value && 'memoizedState' in value
