import { defineSource } from './define-source'
import { Hydration } from './vue-hydration/hydration'
import { instanceOf } from './vue-hydration/instance'

/**
 * Watches Vue take over server-rendered HTML. In production it says no more than that something differs, and of classes and styles
 * nothing at all: so what it renders first is compared with the HTML.
 */
export default defineSource({
  id: 'vue-hydration',
  start(host) {
    const running = new Set<Hydration>()
    // Made for the root before anything is rendered.
    host.proxied((_, target, handler) => {
      const root = instanceOf(target, handler)
      const { parent, vnode } = root ?? {}
      if (!root || parent !== null || !(vnode?.el instanceof Node) || !vnode.el.parentNode) return false
      running.add(new Hydration(root, vnode.el, vnode.el.parentNode, host))
      return true
    })
    host.onSweep((why) => {
      for (const hydration of running) {
        if (why === 'page-hide') hydration.hurry()
        if (hydration.isDone) running.delete(hydration)
      }
    })
  },
})
