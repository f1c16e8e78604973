import { getter } from './past'
import type { Rendered } from './rendered'

/** Siblings counted and steps taken at most. */
const MOST = 1_000

/** Ids that are meant to be found; those with digits are often made up at random. */
const NAME = /^[A-Za-z][A-Za-z_-]*$/

const { getAttribute } = Element.prototype
const parentElement = getter(Node.prototype, 'parentElement')
const previous = getter(Element.prototype, 'previousElementSibling')
const nodeName = getter(Node.prototype, 'nodeName')

/** Characters of a place: with longer ones the message would be refused. */
export const LONGEST_PLACE = 2_000

/** Where something was rendered, as a CSS path; for text that of its element. */
export function placeOf(rendered: Rendered): string {
  const { node, tag, parent } = rendered
  if (node instanceof Element && node.isConnected) return pathOf(node)
  if (tag === '') {
    const above: unknown = node?.isConnected ? parentElement(node) : undefined
    return parent ? placeOf(parent) : above instanceof Element ? pathOf(above) : ''
  }
  return (parent ? `${placeOf(parent)} > ${tag}` : tag).slice(0, LONGEST_PLACE)
}

/** `#root > main > p:nth-of-type(2)`: from the nearest id on. */
export function pathOf(element: Element): string {
  const steps: string[] = []
  for (let node: unknown = element; node instanceof Element && steps.length < MOST; node = parentElement(node)) {
    const id: unknown = Reflect.apply(getAttribute, node, ['id'])
    if (typeof id === 'string' && NAME.test(id)) {
      steps.unshift(`#${id}`)
      break
    }
    steps.unshift(stepOf(node))
  }
  return steps.join(' > ').slice(0, LONGEST_PLACE)
}

function stepOf(element: Element): string {
  const name = String(nodeName(element)).toLowerCase()
  if (name === 'html' || name === 'body' || name === 'head') return name
  let index = 1
  let sibling: unknown = previous(element)
  for (let n = 0; sibling instanceof Element && n < MOST; n++, sibling = previous(sibling)) {
    if (String(nodeName(sibling)).toLowerCase() === name) index++
  }
  return index === 1 ? name : `${name}:nth-of-type(${index})`
}
