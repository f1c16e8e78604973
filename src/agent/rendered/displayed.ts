import { apply } from '../primordials'
import { type Fiber, member } from '../techniques/fibers'

const HOST_COMPONENT = 5
const MOST = 50

/** Chromium 105, Firefox 106. */
const check: unknown = Reflect.get(Element.prototype, 'checkVisibility')

/** Whether anything of what a component put into the document is displayed; also where it put nothing there by itself. */
export function isDisplayed(fiber: Fiber): boolean {
  const elements = elementsOf(fiber)
  return elements.length === 0 || elements.some(isVisible)
}

function isVisible(element: Element): boolean {
  return typeof check !== 'function' || apply(check as () => boolean, element, []) === true
}

/** The outermost elements of a component. */
function elementsOf(component: Fiber): Element[] {
  const elements: Element[] = []
  const queue: (Fiber | null)[] = [component.child]
  for (let i = 0; i < queue.length && i < MOST; i++) {
    const fiber = queue[i]
    if (!fiber) continue
    queue.push(fiber.sibling)
    const node = fiber.tag === HOST_COMPONENT ? member(fiber, 'stateNode') : undefined
    if (node instanceof Element) elements.push(node)
    else queue.push(fiber.child)
  }
  // A text alone is as visible as what it is in.
  const parent = elements.length > 0 ? undefined : containerOf(component)
  return parent ? [parent] : elements
}

function containerOf(component: Fiber): Element | undefined {
  for (let at = component.return; at; at = at.return) {
    const node = at.tag === HOST_COMPONENT ? member(at, 'stateNode') : undefined
    if (node instanceof Element) return node
  }
  return undefined
}
