import { defineSource } from './define-source'
import { Takeover } from './svelte-hydration/takeover'

/** How far below the body an app may stand, and how many elements are looked at for one. */
const DEPTH = 3
const MAX_ELEMENTS = 200

/** How long after the page has loaded an app is waited for, in milliseconds. */
const LONGEST = 10_000
/** `unmount(options)`: what Svelte keeps for each app, last of all. */
const UNMOUNT = /\boutro\b/

const later = setTimeout.bind(globalThis)
const { apply } = Reflect
const { toString } = Function.prototype

/**
 * Watches Svelte 5 take over server-rendered HTML, of which it says nothing: it changes what does not fit. Its HTML begins with
 * the comment `[`; it is in place when its `mount` notes how to take it away again, in a WeakMap.
 */
export default defineSource({
  id: 'svelte-hydration',
  technique: 'weak-map',
  start(host) {
    const waiting = new Set<Takeover>()
    let unhook = (): void => undefined
    const mounted = (unmount: unknown): void => {
      if (typeof unmount !== 'function' || !UNMOUNT.test(apply(toString, unmount, []))) return
      const isAlone = waiting.size === 1
      for (const takeover of waiting) if (takeover.finish(isAlone)) waiting.delete(takeover)
      if (waiting.size === 0) unhook()
    }
    const giveUp = (): void => {
      for (const takeover of waiting) takeover.giveUp()
      waiting.clear()
      unhook()
    }
    host.listen(document, 'readystatechange', () => {
      // Scripts that wait for the document to be parsed have not run yet.
      for (const target of document.readyState === 'interactive' ? renderedBySvelte(document.body) : []) {
        waiting.add(new Takeover(target, host))
      }
      if (document.readyState === 'complete') later(giveUp, LONGEST)
      else if (waiting.size > 0) {
        unhook = host.hook(WeakMap.prototype, 'set', (_, [, unmount]) => {
          mounted(unmount)
          return undefined
        })
        host.report('svelte-hydration', 'armed')
      }
    })
  },
})

/** Elements that Svelte's server rendered into: the app's target has the comment among its children. */
function renderedBySvelte(body: Element | null): Element[] {
  const found: Element[] = []
  let level = body ? [body] : []
  for (let depth = 0, looked = 0; depth < DEPTH && looked < MAX_ELEMENTS; depth++) {
    const below: Element[] = []
    for (const element of level) {
      if (++looked > MAX_ELEMENTS) break
      if ([...element.childNodes].some((node) => node instanceof Comment && node.data === '[')) found.push(element)
      else below.push(...element.children)
    }
    level = below
  }
  return found
}
