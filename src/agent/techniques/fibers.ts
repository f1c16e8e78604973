import { isArray, monotonic } from '../primordials'

/** The members of React's Fiber that are read here; they have had these names since React 16. */
interface Fiber {
  tag: number
  type: unknown
  child: Fiber | null
  sibling: Fiber | null
  memoizedProps: unknown
  memoizedState: unknown
}
interface Hook {
  memoizedState: unknown
  next: Hook | null
}

const PROVIDER = 10
const FUNCTION_COMPONENTS = new Set([0, 11, 14, 15])
const INSTANCES = 3
const HOOKS = 60
const SLICE = 4

/** Walks React's trees for values a store may be among: a few instances of each component, in short slices. */
export class FiberWalk {
  private readonly instances = new WeakMap<object, number>()
  private readonly seen = new WeakSet()
  private stack: Fiber[] = []

  /** `visit` gets the values of one component, each met for the first time. */
  constructor(private readonly visit: (values: readonly object[]) => void) {}

  /** Begins at the top of `root`, a FiberRoot as React hands it to its hook. */
  begin(root: unknown): void {
    const current: unknown = isObject(root) && 'current' in root ? root.current : undefined
    if (isFiber(current)) this.stack = [current]
  }

  /** Goes on for one slice; false when nothing is left. */
  proceed(): boolean {
    const end = monotonic() + SLICE
    // An explicit stack: a fiber's `return` may be its parent's alternate.
    for (let n = 0; this.stack.length > 0; n++) {
      if (n % 64 === 63 && monotonic() > end) return true
      const fiber = this.stack.pop()
      if (!fiber) continue
      if (fiber.sibling) this.stack.push(fiber.sibling)
      if (fiber.child) this.stack.push(fiber.child)
      this.inspect(fiber)
    }
    return false
  }

  private inspect(fiber: Fiber): void {
    const { type } = fiber
    const isProvider = fiber.tag === PROVIDER
    if (!isProvider && !FUNCTION_COMPONENTS.has(fiber.tag)) return
    if (!isObject(type)) return
    const count = this.instances.get(type) ?? 0
    if (count >= INSTANCES) return
    this.instances.set(type, count + 1)
    const values: object[] = []
    const add = (value: unknown): void => {
      if (!isObject(value) || this.seen.has(value)) return
      this.seen.add(value)
      values.push(value)
    }
    if (isObject(fiber.memoizedProps)) {
      for (const descriptor of Object.values(Object.getOwnPropertyDescriptors(fiber.memoizedProps)).slice(0, 30)) {
        add(descriptor.value)
      }
    }
    if (!isProvider) addHooks(fiber.memoizedState, add)
    if (values.length > 0) this.visit(values)
  }
}

/** The values React keeps for a component's hooks: states, refs, memoised values, and dependencies of all kinds. */
function addHooks(first: unknown, add: (value: unknown) => void): void {
  let hook = isHook(first) ? first : null
  for (let i = 0; hook && i < HOOKS; i++, hook = hook.next) {
    const state = hook.memoizedState
    add(state)
    if (isArray(state)) {
      for (const part of state.slice(0, 2)) for (const each of isArray(part) ? part.slice(0, 20) : [part]) add(each)
    } else if (isObject(state)) {
      const deps: unknown = 'deps' in state ? state.deps : undefined
      if (isArray(deps)) deps.slice(0, 20).forEach(add)
      const { value: current } = Object.getOwnPropertyDescriptor(state, 'current') ?? {}
      add(current)
    }
  }
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
const isFiber = (value: unknown): value is Fiber => isObject(value) && 'child' in value && 'tag' in value
const isHook = (value: unknown): value is Hook => isObject(value) && 'next' in value && 'memoizedState' in value
