import { defineSource, type SourceHost } from './define-source'
import { next } from './server-payload/next'
import { reactRouter } from './server-payload/react-router'
import { fetchedUrl, svelteKit } from './server-payload/sveltekit'

/** Globals that servers leave their state in, by convention of frameworks and guides. */
const GLOBALS = [
  '__PRELOADED_STATE__',
  '__INITIAL_STATE__',
  '__INITIAL_DATA__',
  '__REDUX_STATE__',
  '__REACT_QUERY_STATE__',
  '__APOLLO_STATE__',
  '__remixContext',
  '__NUXT__',
] as const

const INLINE = [next, reactRouter, svelteKit] as const

/** More than these belong to something else than the app's state. */
const MAX_SCRIPTS = 20
const MAX_TEXT = 4 * 1024 * 1024
const DATA = ['[id]', '[data-sveltekit-fetched]'].map((which) => `script[type="application/json"]${which}`).join()

const descriptorOf = Object.getOwnPropertyDescriptor

/**
 * State that the server rendered into the page: scripts of JSON that have an id (`__NEXT_DATA__` among them), globals, and
 * what frameworks put into inline scripts, which is held as text and decoded outside the page (src/core/timeline/payload).
 * Looked for whenever a script is about to run while the page is parsed, because the app may remove what it has read.
 */
export default defineSource({
  id: 'server-payload',
  start(host) {
    const payloads = new Payloads(host)
    const look = (): void => payloads.look()
    if (document.readyState !== 'loading') return look()
    const observer = new MutationObserver(() => host.guard(look, undefined))
    // Payloads stand in head or body themselves: what is further down is not watched, that would cost for every node.
    const observed = new Set<Node>()
    const observe = (node: Node | null): void => {
      if (!node || observed.has(node)) return
      observed.add(node)
      observer.observe(node, { childList: true })
    }
    payloads.observe = observe
    observe(document)
    host.listen(document, 'readystatechange', () => {
      observer.disconnect()
      payloads.observe = undefined
      look()
    })
    host.report('server-payload', 'armed')
  },
})

class Payloads {
  /** Looks again when something is put into the node. */
  observe: ((node: Node | null) => void) | undefined
  private readonly found = new Set<string>()
  private readonly seen = new WeakSet<HTMLScriptElement>()
  /** Pieces of what comes in several inline scripts, which is whole when the page is. */
  private readonly pieces = new Map<string, string[]>()
  private size = 0
  private scripts = 0

  constructor(private readonly host: SourceHost) {}

  look(): void {
    const { observe } = this
    if (observe) [document.documentElement, document.head, document.body].forEach(observe)
    for (const script of document.querySelectorAll<HTMLScriptElement>(DATA)) this.script(script)
    for (const name of GLOBALS) this.global(name)
    if (document.readyState === 'loading') return
    for (const script of document.querySelectorAll<HTMLScriptElement>('script:not([src])')) this.piece(script)
    for (const [label, pieces] of this.pieces) this.record(label, () => this.host.holdText(pieces.join('\n')))
    this.pieces.clear()
  }

  private script(script: HTMLScriptElement): void {
    if (this.seen.has(script) || this.scripts >= MAX_SCRIPTS) return
    if (!isWhole(script)) return this.observe?.(script.parentNode)
    this.seen.add(script)
    this.scripts++
    const text = script.textContent
    const url = fetchedUrl(script)
    const name = url === undefined ? script.id : `fetched ${url}`
    if (text.length > 0 && text.length <= MAX_TEXT) this.record(name, () => this.host.holdText(text))
  }

  private piece(script: HTMLScriptElement): void {
    if (this.seen.has(script)) return
    this.seen.add(script)
    const text = script.textContent
    const label = INLINE.find(({ holds }) => holds(text))?.label
    this.size += label === undefined ? 0 : text.length
    if (label === undefined || this.size > MAX_TEXT) return
    const pieces = this.pieces.get(label) ?? []
    this.pieces.set(label, pieces)
    pieces.push(text)
  }

  /** An accessor is the page's own affair: it is not called. */
  private global(name: string): void {
    const value: unknown = this.found.has(name) ? undefined : descriptorOf(window, name)?.value
    if (typeof value === 'string' && value !== '' && value.length <= MAX_TEXT)
      this.record(name, () => this.host.holdText(value))
    else if (typeof value === 'object' && value !== null) this.record(name, () => this.host.holdCopy(value))
  }

  private record(name: string, hold: () => ReturnType<SourceHost['holdText']>): void {
    const label = name.slice(0, 200)
    if (this.found.has(label)) return
    this.found.add(label)
    const source = `payload:${label}`
    this.host.describe({ id: source, kind: 'server', label })
    this.host.record({ type: 'payload-found', source, value: hold() })
    this.host.report('server-payload', 'hit', label)
  }
}

/** Its end has been parsed: something follows it, or nothing will any more. */
function isWhole(script: HTMLScriptElement): boolean {
  return document.readyState !== 'loading' || script.nextSibling !== null || script.parentNode?.nextSibling != null
}
