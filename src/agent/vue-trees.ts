import { isArray } from './primordials'
import { isObject, member } from './techniques/fibers'

/** Nodes that are looked at. */
const MOST = 20_000

/** Components of Vue that are mounted in the document, of those that end something of their own when they go: how many of each. */
export function vueEnders(): Map<unknown, number> {
  const counts = new Map<unknown, number>()
  const queue: unknown[] = []
  for (const element of document.querySelectorAll('[data-v-app], #app, #__nuxt')) queue.push(member(element, '_vnode'))
  for (let i = 0; i < queue.length && i < MOST; i++) {
    const node = queue[i]
    if (!isObject(node)) continue
    const component = member(node, 'component')
    const children = member(node, 'children')
    if (isObject(component)) {
      const type = member(component, 'type')
      if (endsOwn(component)) counts.set(type, (counts.get(type) ?? 0) + 1)
      queue.push(member(component, 'subTree'))
    } else if (isArray(children)) queue.push(...children)
  }
  return counts
}

/** `onUnmounted`, `onBeforeUnmount`, `onScopeDispose`. */
function endsOwn(component: object): boolean {
  const scope = member(component, 'scope')
  const all = [
    member(component, 'um'),
    member(component, 'bum'),
    isObject(scope) ? member(scope, 'cleanups') : undefined,
  ]
  return all.some((each) => isArray(each) && each.length > 0)
}
