import type { Rendered } from '../support/hydration/rendered'
import { type Instance, isObject, isVNode, nameOf, type VNode } from './instance'
import { propsOf } from './props'

/** Looked at while the page waits, and how deep. */
const MOST = 20_000
const DEEPEST = 500

const ELEMENT = 1
const COMPONENT = 4 | 2
const TEXT_CHILDREN = 8
const TELEPORT = 64
const SUSPENSE = 128
const TEXT = Symbol.for('v-txt')
const STATIC = Symbol.for('v-stc')

/** A component that waits for its code or its data before it takes over what the server rendered. */
export interface Waiting {
  instance: Instance
  el: Node
  /** Its code: it is rendered when that is there. */
  isLazy: boolean
}

export interface Pinned {
  children: Rendered[]
  waiting: Waiting[]
  /** Some of what is at the top waits. */
  isPartial: boolean
  isCut: boolean
}

/** Takes down what a component has rendered. */
export function pin(instance: Instance): Pinned {
  const walk = new Walk()
  walk.intoMounted(instance, undefined, undefined, 0)
  return walk
}

class Walk implements Pinned {
  readonly children: Rendered[] = []
  readonly waiting: Waiting[] = []
  isPartial = false
  isCut = false
  private count = 0

  into(vnode: VNode, parent: Rendered | undefined, component: string | undefined, depth: number): void {
    if (++this.count > MOST || depth > DEEPEST) {
      this.isCut = true
      return
    }
    const { type, shapeFlag, el, children } = vnode
    if (type === STATIC) this.addStatic(vnode, parent, component)
    else if (shapeFlag & ELEMENT) this.addElement(vnode, parent, component, depth)
    else if (shapeFlag & COMPONENT) this.intoComponent(vnode, parent, component, depth)
    else if (shapeFlag & SUSPENSE) {
      if (isVNode(vnode.ssContent)) this.into(vnode.ssContent, parent, component, depth + 1)
    } else if (type === TEXT) this.addText(el, textOf(children), parent, component)
    else if (isInPlace(vnode) && Array.isArray(children)) this.intoAll(children, parent, component, depth)
  }

  /** Texts side by side are one in the server's HTML. */
  private intoAll(
    vnodes: readonly unknown[],
    parent: Rendered | undefined,
    component: string | undefined,
    depth: number,
  ): void {
    let text: Rendered | undefined
    for (const vnode of vnodes) {
      if (!isVNode(vnode)) continue
      if (vnode.type !== TEXT) {
        text = undefined
        this.into(vnode, parent, component, depth + 1)
      } else if (text) text.text += textOf(vnode.children)
      else text = this.addText(vnode.el, textOf(vnode.children), parent, component)
    }
  }

  private intoComponent(
    vnode: VNode,
    parent: Rendered | undefined,
    component: string | undefined,
    depth: number,
  ): void {
    const { component: instance } = vnode
    if (!instance) return
    const isLazy = Reflect.has(instance.type, '__asyncLoader') && !Reflect.get(instance.type, '__asyncResolved')
    if (instance.isMounted && !isLazy) {
      this.intoMounted(instance, parent, component, depth)
      return
    }
    this.leaveOpen(parent)
    if (vnode.el instanceof Node) this.waiting.push({ instance, el: vnode.el, isLazy })
  }

  intoMounted(instance: Instance, parent: Rendered | undefined, component: string | undefined, depth: number): void {
    const siblings = parent?.children ?? this.children
    const before = siblings.length
    if (instance.subTree) this.into(instance.subTree, parent, nameOf(instance.type) ?? component, depth + 1)
    // Values of the component in its style sheet: the server writes them into the style, the client after mounting.
    if (typeof instance.ut !== 'function') return
    for (const root of siblings.slice(before)) Reflect.deleteProperty(root.props, 'style')
  }

  private addElement(vnode: VNode, parent: Rendered | undefined, component: string | undefined, depth: number): void {
    const { type, el, children, shapeFlag } = vnode
    if (typeof type !== 'string') return
    // The server may have put it into a template, so that it can appear.
    if (vnode.transition) this.leaveOpen(parent)
    const props = propsOf(vnode)
    const tag = type.toLowerCase()
    const element = this.add({ node: nodeOf(el), tag, props, text: '', parent, component, children: [] })
    if (Reflect.get(props, 'dangerouslySetInnerHTML') === true) return
    if (shapeFlag & TEXT_CHILDREN) {
      const text = textOf(children)
      // HTML drops a line break there.
      this.addText(undefined, tag === 'pre' ? text.replace(/^\n/, '') : text, element, component)
    } else if (Array.isArray(children)) this.intoAll(children, element, component, depth)
  }

  private leaveOpen(parent: Rendered | undefined): void {
    if (parent) parent.isPartial = true
    else this.isPartial = true
  }

  private addText(
    el: unknown,
    text: string,
    parent: Rendered | undefined,
    component: string | undefined,
  ): Rendered | undefined {
    if (text === '') return undefined
    return this.add({ node: nodeOf(el), tag: '', props: {}, text, parent, component, children: [] })
  }

  /** HTML that Vue takes over as it is. */
  private addStatic({ el, anchor }: VNode, parent: Rendered | undefined, component: string | undefined): void {
    for (let node = nodeOf(el); node; node = node === anchor ? undefined : (node.nextSibling ?? undefined)) {
      const text = node instanceof Text ? node.data : ''
      const tag = node instanceof Element ? node.localName : ''
      const props = { dangerouslySetInnerHTML: true }
      this.add({ node, tag, props, text, parent, component, children: [] })
    }
  }

  private add(rendered: Rendered): Rendered {
    const siblings = rendered.parent?.children ?? this.children
    siblings.push(rendered)
    return rendered
  }
}

const textOf = (children: unknown): string =>
  typeof children === 'string' || typeof children === 'number' ? String(children) : ''
const nodeOf = (el: unknown): Node | undefined => (isObject(el) && el instanceof Node ? el : undefined)

/** A teleport's content is elsewhere, unless that is switched off. */
function isInPlace({ shapeFlag, props }: VNode): boolean {
  if (!(shapeFlag & TELEPORT)) return true
  const disabled: unknown = props && Reflect.get(props, 'disabled')
  return disabled === '' || Boolean(disabled)
}
