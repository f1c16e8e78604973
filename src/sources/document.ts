import { defineSource, type SourceHost } from './define-source'

const MAX_URL = 2_000
const here = (): string => location.href.slice(0, MAX_URL)

export default defineSource({
  id: 'document',
  start(host) {
    const [entry] = performance.getEntriesByType('navigation')
    const navigation = entry && 'type' in entry ? entry.type : undefined
    host.record({
      type: 'document-started',
      url: here(),
      referrer: document.referrer,
      navigation: isKnown(navigation) ? navigation : 'unknown',
      beforeScripts: document.scripts.length === 0 && document.readyState === 'loading',
      visible: document.visibilityState === 'visible',
    })
    host.listen(document, 'visibilitychange', () =>
      host.record({ type: 'visibility-changed', visible: document.visibilityState === 'visible' }),
    )
    watchUse(host)

    let url = here()
    const moved = (): void => {
      if (here() === url) return
      url = here()
      host.record({ type: 'url-changed', url })
    }
    host.listen(window, 'popstate', moved)
    host.listen(window, 'hashchange', moved)
    const navigations: unknown = Reflect.get(window, 'navigation')
    if (navigations instanceof EventTarget) return host.listen(navigations, 'currententrychange', moved)
    for (const name of ['pushState', 'replaceState']) {
      host.hook(History.prototype, name, () => ({
        returned: (result) => {
          moved()
          return result
        },
      }))
    }
  },
})

/** What a user does with a page, as far as its state can follow from it. */
const USES = ['keydown', 'pointerdown', 'input', 'drop', 'paste'] as const
/** Milliseconds between two facts of typing. Each press is told: it is what a save may follow from. */
const TYPING_EVERY = 1_000
const MODIFIERS: ReadonlySet<string> = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'])

function watchUse(host: SourceHost): void {
  let told = -TYPING_EVERY
  const used = (event: Event): void => {
    if (!event.isTrusted || isModifier(event)) return
    if (!isPress(event) && event.timeStamp - told < TYPING_EVERY) return
    told = event.timeStamp
    host.record({ type: 'page-used' })
  }
  for (const type of USES) host.listen(window, type, used)
}

/** Held for what comes next: nothing by itself. */
function isModifier(event: Event): boolean {
  return event instanceof KeyboardEvent && MODIFIERS.has(event.key)
}

/** A pointer's press, Enter, or a keyboard command; held down, it is one. */
function isPress(event: Event): boolean {
  if (!(event instanceof KeyboardEvent)) return event.type === 'pointerdown'
  return !event.repeat && (event.key === 'Enter' || event.ctrlKey || event.metaKey)
}

const KNOWN = ['navigate', 'reload', 'back_forward', 'prerender'] as const
const isKnown = (type: unknown): type is (typeof KNOWN)[number] => KNOWN.some((known) => known === type)
