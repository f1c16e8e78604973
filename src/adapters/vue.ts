import { defineAdapter } from './define-adapter'
import { ownValue } from './support/own'
import { reactivity } from './support/vue-reactivity'
import { Roots } from './vue/roots'

/**
 * What is made reactive before the first component is set up outlives them all: that is a store. What components make for
 * themselves is none, and neither is what another adapter has taken.
 */
export default defineAdapter({
  id: 'vue',
  start(host) {
    reactivity.watch(host)
    // What was made before us is not to be seen, and what is made now may be anybody's.
    if (document.readyState !== 'loading') return
    const roots = new Roots(host)
    reactivity.onMade((proxy, raw, handler) => roots.made(proxy, raw, handler))
    host.techniques.bait('__v_isRef', (ref) => roots.madeRef(ref))
    host.techniques.proxied((_, target, handler) => {
      if (roots.isOver || !isComponent(target)) return false
      const get = ownValue(handler, 'get')
      if (typeof get !== 'function' || !host.sourceOf(get as () => unknown).includes('accessCache')) return false
      return roots.decide()
    })
    // An app may do without components.
    const whenLoaded = (): void => {
      if (document.readyState === 'complete') roots.decide()
      else host.idle(whenLoaded)
    }
    host.idle(whenLoaded)
  },
})

/** What Vue hands a component's code as `this` wraps an object with its instance under `_`. */
const isComponent = (target: object): boolean => Object.hasOwn(target, '_')
