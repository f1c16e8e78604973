import {
  BOUNDARIES,
  COMPONENTS,
  dehydratedAt,
  type Fiber,
  HOISTABLE,
  HOST_ELEMENTS,
  HOST_TEXT,
  isObject,
  nameOf,
  OFFSCREEN,
  PORTAL,
} from './fiber'
import type { Rendered } from '../support/hydration/rendered'

/** Fibers looked at while the page waits: a few milliseconds. */
const MOST = 20_000

/** A boundary whose HTML React has not taken over yet. */
export interface Boundary {
  fiber: Fiber
  comment: Comment
  parent: Node
}

export interface Pinned {
  children: Rendered[]
  boundaries: Boundary[]
  /** There was too much of it. */
  isCut: boolean
}

interface Step {
  fiber: Fiber
  parent: Rendered | undefined
  component: string | undefined
}

/** Takes down what stands below `top`. */
export function pin(top: Fiber): Pinned {
  const pinned: Pinned = { children: [], boundaries: [], isCut: false }
  const stack: Step[] = top.child ? [{ fiber: top.child, parent: undefined, component: componentAbove(top) }] : []
  for (let n = 0, step = stack.pop(); step; n++, step = stack.pop()) {
    if (n >= MOST) return { ...pinned, isCut: true }
    const { fiber, parent, component } = step
    if (fiber.sibling) stack.push({ fiber: fiber.sibling, parent, component })
    const comment = BOUNDARIES.has(fiber.tag) ? dehydratedAt(fiber) : undefined
    if (comment) {
      if (comment.parentNode) pinned.boundaries.push({ fiber, comment, parent: comment.parentNode })
      continue
    }
    const isHidden = fiber.tag === OFFSCREEN && fiber.memoizedState !== null
    if (isHidden || fiber.tag === PORTAL || fiber.tag === HOISTABLE) continue
    const own = rendered(fiber, parent, component)
    if (own) (parent?.children ?? pinned.children).push(own)
    if (!fiber.child) continue
    stack.push({
      fiber: fiber.child,
      parent: own ?? parent,
      component: COMPONENTS.has(fiber.tag) ? nameOf(fiber.type) : component,
    })
  }
  return pinned
}

function rendered(fiber: Fiber, parent: Rendered | undefined, component: string | undefined): Rendered | undefined {
  const { stateNode, memoizedProps, tag } = fiber
  if (!(stateNode instanceof Node)) return undefined
  const plain = { node: stateNode, props: {}, text: '', parent, component, children: [] }
  if (tag === HOST_TEXT) return { ...plain, tag: '', text: typeof memoizedProps === 'string' ? memoizedProps : '' }
  if (!HOST_ELEMENTS.has(tag) || !isObject(memoizedProps) || typeof fiber.type !== 'string') return undefined
  const element: Rendered = { ...plain, tag: fiber.type.toLowerCase(), props: memoizedProps }
  const text: unknown = Object.getOwnPropertyDescriptor(memoizedProps, 'children')?.value
  // React makes no fiber for text that is all an element has.
  if (!fiber.child && (typeof text === 'string' || typeof text === 'number') && text !== '') {
    element.children.push({ ...plain, node: undefined, tag: '', text: String(text), parent: element })
  }
  return element
}

function componentAbove(fiber: Fiber): string | undefined {
  for (let above: Fiber | null = fiber; above; above = above.return)
    if (COMPONENTS.has(above.tag)) return nameOf(above.type)
  return undefined
}
