/** The members of Vue's component instances and vnodes that are read here; they have had these names since Vue 3.0. */
export interface Instance {
  parent: Instance | null
  type: object
  vnode: VNode
  subTree: VNode | null
  isMounted: boolean
  asyncDep: unknown
  asyncResolved: boolean
  /** Set where the component uses values of its own in its style sheet. */
  ut?: unknown
}

export interface VNode {
  type: unknown
  el: unknown
  anchor: unknown
  children: unknown
  props: object | null
  shapeFlag: number
  component: Instance | null
  dirs: readonly object[] | null
  transition: object | null
  ssContent: unknown
}

const { getOwnPropertyDescriptor: descriptorOf, defineProperty } = Reflect

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
export const isVNode = (value: unknown): value is VNode =>
  isObject(value) && descriptorOf(value, '__v_isVNode') !== undefined

/** The component behind the object that Vue is about to make its `this`. */
export function instanceOf(target: object, handler: object): Instance | undefined {
  if (!Object.hasOwn(target, '_')) return undefined
  const own = descriptorOf(target, '_')
  // In development Vue gives it by a function of its own.
  const instance: unknown = own && ('value' in own ? own.value : isVue(handler) && Reflect.get(target, '_'))
  if (!isObject(instance)) return undefined
  const isOne = ['vnode', 'subTree', 'isMounted', 'asyncDep', 'parent'].every((name) => descriptorOf(instance, name))
  return isOne ? (instance as Instance) : undefined
}

const sourceOf: (target: object) => string = Function.prototype.call.bind(Function.prototype.toString)

function isVue(handler: object): boolean {
  const get: unknown = descriptorOf(handler, 'get')?.value
  return typeof get === 'function' && sourceOf(get).includes('accessCache')
}

/** Calls `heard` when Vue next assigns that member. */
export function onAssigned(instance: Instance, name: 'isMounted' | 'subTree', heard: () => void): void {
  let value: unknown = instance[name]
  const put = (given: unknown): boolean =>
    defineProperty(instance, name, { value: given, writable: true, enumerable: true, configurable: true })
  defineProperty(instance, name, {
    get: () => value,
    set: (given: unknown) => {
      value = given
      put(given)
      heard()
    },
    enumerable: true,
    configurable: true,
  })
}

/** The name of a component, as its file or its author calls it. */
export function nameOf(type: object): string | undefined {
  // Vue's own, around one that comes later.
  if (Reflect.has(type, '__asyncLoader')) return undefined
  for (const key of ['name', '__name']) {
    const name: unknown = descriptorOf(type, key)?.value
    if (typeof name === 'string' && name !== '') return name.slice(0, 200)
  }
  return undefined
}
