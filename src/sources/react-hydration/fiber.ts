/** The members of React's Fiber that are read here; they have had these names since React 16. */
export interface Fiber {
  tag: number
  type: unknown
  child: Fiber | null
  sibling: Fiber | null
  return: Fiber | null
  alternate: Fiber | null
  stateNode: unknown
  memoizedProps: unknown
  memoizedState: unknown
}

export const PORTAL = 4
export const HOST_TEXT = 6
/** Suspense and Activity. */
export const BOUNDARIES: ReadonlySet<number> = new Set([13, 31])
export const OFFSCREEN = 22
/** Elements; in React 19 `html`, `head` and `body` are of a kind of their own. */
export const HOST_ELEMENTS: ReadonlySet<number> = new Set([5, 27])
/** React 19: what goes into the head wherever it is rendered, and is hydrated by what it is, not where. */
export const HOISTABLE = 26
/** Functions, classes, forwardRef, memo. */
export const COMPONENTS: ReadonlySet<number> = new Set([0, 1, 11, 14, 15])

/** The tree of a root as it is in the document. */
export function currentOf(root: unknown): Fiber | undefined {
  const current: unknown = isObject(root) ? Reflect.get(root, 'current') : undefined
  return isFiber(current) ? current : undefined
}

/** Server-rendered HTML that React has not taken over yet. */
export function isDehydratedRoot(fiber: Fiber | null | undefined): boolean {
  return isObject(fiber?.memoizedState) && Reflect.get(fiber.memoizedState, 'isDehydrated') === true
}

/** The comment before the HTML of a boundary that React has not taken over yet. */
export function dehydratedAt({ memoizedState }: Fiber): Comment | undefined {
  const comment: unknown = isObject(memoizedState) ? Reflect.get(memoizedState, 'dehydrated') : undefined
  return comment instanceof Comment ? comment : undefined
}

/** The name of a component, in minified builds a short one. */
export function nameOf(type: unknown): string | undefined {
  if (!isObject(type)) return undefined
  for (const inner of [type, Reflect.get(type, 'type'), Reflect.get(type, 'render')]) {
    if (!isObject(inner)) continue
    for (const key of ['displayName', 'name']) {
      const name: unknown = Object.getOwnPropertyDescriptor(inner, key)?.value
      if (typeof name === 'string' && name !== '') return name.slice(0, 200)
    }
  }
  return undefined
}

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
const isFiber = (value: unknown): value is Fiber => isObject(value) && 'child' in value && 'tag' in value
