import { isArray } from '../primordials'
import {
  depsOf,
  type Fiber,
  type FiberVisitor,
  FUNCTION_COMPONENTS,
  hooksOf,
  isObject,
  member,
  PROVIDER,
} from './fibers'

const INSTANCES = 3

/** The values a store may be among, of a few instances of each component; `visit` gets each value once. */
export class ComponentValues implements FiberVisitor {
  private readonly instances = new WeakMap<object, number>()
  private readonly seen = new WeakSet()

  constructor(private readonly tell: (values: readonly object[]) => void) {}

  visit(fiber: Fiber): void {
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
    if (!isProvider) addHooks(fiber, add)
    if (values.length > 0) this.tell(values)
  }
}

/** The values React keeps for a component's hooks: states, refs, memoised values, and dependencies of all kinds. */
function addHooks(fiber: Fiber, add: (value: unknown) => void): void {
  for (const hook of hooksOf(fiber)) {
    const state = hook.memoizedState
    add(state)
    if (isArray(state)) {
      for (const part of state.slice(0, 2)) for (const each of isArray(part) ? part.slice(0, 20) : [part]) add(each)
    } else if (isObject(state)) {
      depsOf(hook).forEach(add)
      add(member(state, 'current'))
    }
  }
}
