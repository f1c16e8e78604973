import type { Path } from '../../core/value/path'
import { isArray, sourceOf } from '../primordials'
import { depsOf, type Fiber, hooksOf, isObject, member, MEMO } from '../techniques/fibers'

const FUNCTIONS: ReadonlySet<number> = new Set([0, 11, 15])
const OFFSCREEN = 22
const MOST_PROPS = 30
/** Components above one that may hold an older value on purpose. */
const NEAR = 6

/** `e => e.cart.total`, minified or not. */
const MEMBER_OF = /^(?:function ?)?\(?([\w$]+)\)? ?(?:=> ?|\{ ?return )\1((?:\.[\w$]+)+);? ?\}?$/

/** `(a, b) => a === b`, minified or not. */
const SAME = /^\(?([\w$]+), ?([\w$]+)\)? ?=> ?\1 ?={2,3} ?\2$/

type Callable = (...args: never[]) => unknown

/** Something that a mounted component shows. */
export interface Shown {
  fiber: Fiber
  value: unknown
  /** How it got there: a hook's snapshot, a prop, or a prop that the component's own comparison kept back. */
  by: 'snapshot' | 'prop' | 'kept back'
  /** Of a prop that was kept back: what it would be. */
  given?: unknown
  /** Of a snapshot: whose `getState` its component uses, and which member its selector takes. */
  getState?: unknown
  path?: Path
}

/** What a component shows, as far as that may come from a store. */
export function shownBy(fiber: Fiber): Shown[] {
  if (fiber.tag === MEMO) return keptBack(fiber)
  if (!FUNCTIONS.has(fiber.tag)) return []
  return [...snapshots(fiber), ...props(fiber)]
}

/** The props that a comparison given to React.memo took for the same, though they are others. */
function keptBack(fiber: Fiber): Shown[] {
  const { child } = fiber
  if (!child || child.memoizedProps === fiber.memoizedProps) return []
  const given = membersOf(fiber.memoizedProps)
  return [...membersOf(child.memoizedProps)].flatMap(([name, value]): Shown[] => {
    const now = given.get(name)
    const isSame = now === value || typeof now === 'function' || !given.has(name)
    return isSame ? [] : [{ fiber: child, value, by: 'kept back', given: now }]
  })
}

function props(fiber: Fiber): Shown[] {
  return [...membersOf(fiber.memoizedProps).values()].flatMap((value): Shown[] =>
    typeof value === 'object' && value !== null ? [{ fiber, value, by: 'prop' }] : [],
  )
}

/** What useSyncExternalStore rendered, after the memoised getter that it was given. */
function snapshots(fiber: Fiber): Shown[] {
  const hooks = hooksOf(fiber)
  return hooks.flatMap((hook, index): Shown[] => {
    if (!isObject(hook.queue) || !('getSnapshot' in hook.queue)) return []
    const before = hooks[index - 1]
    const deps = before ? depsOf(before) : []
    // `[store, selector]`, or `[getState, getServerState, selector, isEqual]`, which may mean to show an older value.
    const isLong = deps.length === 4
    if (isLong && typeof deps[3] === 'function' && !SAME.test(sourceOf(deps[3] as Callable))) return []
    const selector = isLong ? deps[2] : deps[1]
    const path = typeof selector === 'function' ? pathIn(selector as Callable) : undefined
    const getState = isObject(deps[0]) ? stateGetter(deps[0]) : undefined
    return [{ fiber, value: hook.memoizedState, by: 'snapshot', getState, ...(path && { path }) }]
  })
}

function stateGetter(value: object): unknown {
  const own = member(value, 'getState')
  return typeof own === 'function' ? own : typeof value === 'function' ? value : undefined
}

function pathIn(selector: Callable): Path | undefined {
  const members = MEMBER_OF.exec(sourceOf(selector))?.[2]
  return members?.slice(1).split('.')
}

/** A component or one above it holds the value in a state or a ref, as those do that show what was before; or it is hidden. */
export function isOnPurpose({ fiber, value }: Shown): boolean {
  let near = NEAR
  for (let at: Fiber | null = fiber; at; at = at.return) {
    if (at.tag === OFFSCREEN && at.memoizedState !== null) return true
    if (FUNCTIONS.has(at.tag) && near-- > 0 && holds(at, value)) return true
  }
  return false
}

function holds(fiber: Fiber, value: unknown): boolean {
  return hooksOf(fiber).some(({ memoizedState: state, queue }) => {
    if (isObject(queue) && 'getSnapshot' in queue) return false
    if (state === value) return true
    if (isArray(state) || !isObject(state)) return false
    const current = member(state, 'current')
    return current === value || (isObject(current) && [...membersOf(current).values()].includes(value))
  })
}

function membersOf(value: unknown): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map()
  const names = Object.keys(value).slice(0, MOST_PROPS)
  return new Map(names.map((name) => [name, member(value, name)]))
}
