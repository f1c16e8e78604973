import { defineSource, type SourceHost } from './define-source'

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

/** More than these belong to something else than the app's state. */
const MAX_SCRIPTS = 20
const MAX_TEXT = 4 * 1024 * 1024

const descriptorOf = Object.getOwnPropertyDescriptor

/**
 * State that the server rendered into the page: scripts of JSON that have an id (`__NEXT_DATA__` among them), and globals.
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
    payloads.before = () => [document, document.documentElement, document.head, document.body].forEach(observe)
    payloads.before()
    host.listen(document, 'readystatechange', () => {
      observer.disconnect()
      payloads.before = undefined
      look()
    })
    host.report('server-payload', 'armed')
  },
})

class Payloads {
  before: (() => void) | undefined
  private readonly found = new Set<string>()
  private readonly seen = new WeakSet<HTMLScriptElement>()
  private scripts = 0

  constructor(private readonly host: SourceHost) {}

  look(): void {
    this.before?.()
    for (const script of document.querySelectorAll<HTMLScriptElement>('script[type="application/json"][id]'))
      this.script(script)
    for (const name of GLOBALS) this.global(name)
  }

  private script(script: HTMLScriptElement): void {
    if (this.seen.has(script) || this.scripts >= MAX_SCRIPTS || !isWhole(script)) return
    this.seen.add(script)
    this.scripts++
    const text = script.textContent
    if (text.length > 0 && text.length <= MAX_TEXT) this.record(script.id, () => this.host.holdText(text))
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
