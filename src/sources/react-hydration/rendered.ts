import {
  BOUNDARIES,
  COMPONENTS,
  dehydratedAt,
  type Fiber,
  HOISTABLE,
  HOST_ELEMENTS,
  HOST_TEXT,
  isObject,
  OFFSCREEN,
  PORTAL,
} from './fiber'

/** Fibers looked at while the page waits: a few milliseconds. */
const MOST = 20_000

/** What React rendered first: of its tree, whose fibers change with the next update, what stays as it is. */
export interface Rendered {
  /** Absent for the text of an element with nothing but text. */
  node: Node | undefined
  /** In lower case; '' for text. */
  tag: string
  props: object
  text: string
  parent: Rendered | undefined
  /** The type of the nearest component. */
  owner: unknown
  children: Rendered[]
}

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
  owner: unknown
}

/** Takes down what stands below `top`. */
export function pin(top: Fiber): Pinned {
  const pinned: Pinned = { children: [], boundaries: [], isCut: false }
  const stack: Step[] = top.child ? [{ fiber: top.child, parent: undefined, owner: ownerAbove(top) }] : []
  for (let n = 0, step = stack.pop(); step; n++, step = stack.pop()) {
    if (n >= MOST) return { ...pinned, isCut: true }
    const { fiber, parent, owner } = step
    if (fiber.sibling) stack.push({ fiber: fiber.sibling, parent, owner })
    const comment = BOUNDARIES.has(fiber.tag) ? dehydratedAt(fiber) : undefined
    if (comment) {
      if (comment.parentNode) pinned.boundaries.push({ fiber, comment, parent: comment.parentNode })
      continue
    }
    const isHidden = fiber.tag === OFFSCREEN && fiber.memoizedState !== null
    if (isHidden || fiber.tag === PORTAL || fiber.tag === HOISTABLE) continue
    const own = rendered(fiber, parent, owner)
    if (own) (parent?.children ?? pinned.children).push(own)
    if (!fiber.child) continue
    stack.push({
      fiber: fiber.child,
      parent: own ?? parent,
      owner: COMPONENTS.has(fiber.tag) ? fiber.type : owner,
    })
  }
  return pinned
}

function rendered(fiber: Fiber, parent: Rendered | undefined, owner: unknown): Rendered | undefined {
  const { stateNode, memoizedProps, tag } = fiber
  if (!(stateNode instanceof Node)) return undefined
  const plain = { node: stateNode, props: {}, text: '', parent, owner, children: [] }
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

function ownerAbove(fiber: Fiber): unknown {
  for (let above: Fiber | null = fiber; above; above = above.return) if (COMPONENTS.has(above.tag)) return above.type
  return undefined
}
