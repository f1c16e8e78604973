import { defineSource } from './define-source'
import { currentOf, isDehydratedRoot } from './react-hydration/fiber'
import { Hydration } from './react-hydration/hydration'

/**
 * Watches React take over server-rendered HTML: when it begins and ends, what it says it could not take over, and the
 * attributes of which it says nothing.
 */
export default defineSource({
  id: 'react-hydration',
  start(host) {
    const roots = new WeakMap<object, Hydration | undefined>()
    const running = new Set<Hydration>()
    const begin = (root: object, container: Node | undefined): void => {
      const hydration = new Hydration(root, container, host)
      roots.set(root, hydration)
      running.add(hydration)
    }
    host.react({
      made(root, container) {
        if (!(container instanceof Node) || !container.hasChildNodes()) return
        // Its other members follow while it is being made.
        host.soon(() => {
          if (!roots.has(root) && isDehydratedRoot(currentOf(root))) begin(root, container)
        })
      },
      committed(root) {
        if (typeof root !== 'object' || root === null) return
        if (!roots.has(root)) {
          roots.set(root, undefined)
          if (isDehydratedRoot(currentOf(root)?.alternate)) begin(root, undefined)
        }
        const hydration = roots.get(root)
        hydration?.committed()
        if (hydration?.isDone) running.delete(hydration)
      },
    })
    host.onSweep((why) => {
      if (why === 'page-hide') for (const hydration of running) hydration.hurry()
    })
  },
})
