import { defineSource, type SourceHost } from './define-source'

const { apply } = Reflect
const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')

/** Milliseconds in which a change belongs to the call of cookieStore that asked for it. */
const ANSWERED_WITHIN = 2_000

type SeenBy = 'method' | 'sweep' | 'page-hide'

export default defineSource({
  id: 'cookies',
  technique: 'cookies',
  start(host) {
    if (!own?.get) return host.report('cookies', 'failed', 'not available')
    const jar = new Jar(host, own.get)
    try {
      jar.begin()
    } catch (error) {
      // A sandboxed frame.
      return host.report('cookies', 'failed', error instanceof Error ? error.name : 'not available')
    }
    host.hook(
      Document.prototype,
      'cookie',
      (self, [text]) => {
        if (self !== document || typeof text !== 'string') return undefined
        const stack = host.stack()
        return {
          returned: (result) => {
            jar.assigned(text, stack)
            return result
          },
        }
      },
      'set',
    )
    watchStore(host, jar)
    host.onSweep((why) => jar.sweep(why))
    host.report('cookies', 'armed', 'cookies marked HttpOnly are hidden from every script')
  },
})

/** `cookieStore`: how a call went is told by its event, which also tells of what the server and other tabs set. */
function watchStore(host: SourceHost, jar: Jar): void {
  if (typeof cookieStore === 'undefined') return
  for (const name of ['set', 'delete']) {
    host.hook(CookieStore.prototype, name, (_, [first]) => {
      const given = typeof first === 'object' && first !== null ? member(first, 'name') : first
      if (typeof given === 'string')
        jar.asked(given, host.stack(), typeof first === 'object' && first !== null ? attributesOf(first) : '')
      return undefined
    })
  }
  host.listen(cookieStore, 'change', () => jar.sweep('sweep'))
}

interface Asked {
  stack: Error | undefined
  at: number
  attributes: string
}

/** The cookies that scripts can read, as they were last seen. */
class Jar {
  private last = ''
  private known = new Map<string, string>()
  private readonly waiting = new Map<string, Asked>()

  constructor(
    private readonly host: SourceHost,
    private readonly get: () => string,
  ) {}

  begin(): void {
    this.known = this.present()
    for (const [name, text] of this.known) this.host.record({ type: 'storage-found', source: this.source(name), text })
  }

  /** `theme=dark; Path=/; Max-Age=60`: what came of it is asked of the browser, which may have refused it. */
  assigned(text: string, stack: Error | undefined): void {
    const [pair = '', ...attributes] = text.split(';')
    const name = pair.includes('=') ? pair.slice(0, pair.indexOf('=')).trim() : ''
    const given = attributes.map((each) => each.trim()).join('; ')
    const before = this.known.get(name)
    this.source(name, given)
    this.asked(name, stack, given)
    this.sweep('method')
    // Written anew, and nothing else than before.
    if (before !== undefined && this.known.get(name) === before && this.waiting.delete(name))
      this.written(name, before, 'method', stack)
    this.waiting.delete(name)
  }

  asked(name: string, stack: Error | undefined, attributes: string): void {
    this.waiting.set(name, { stack, at: Date.now(), attributes })
  }

  sweep(why: SeenBy): void {
    const before = this.known
    const now = this.present()
    if (now === before) return
    this.known = now
    for (const [name, text] of now) if (before.get(name) !== text) this.told(name, text, why)
    for (const name of before.keys()) if (!now.has(name)) this.told(name, undefined, why)
  }

  private told(name: string, text: string | undefined, why: SeenBy): void {
    const asked = this.waiting.get(name)
    this.waiting.delete(name)
    const isOwn = asked !== undefined && Date.now() - asked.at < ANSWERED_WITHIN
    const seenBy = isOwn ? 'method' : why === 'method' ? 'sweep' : why
    const source = this.source(name, asked?.attributes)
    if (text === undefined)
      this.host.record({ type: 'storage-removed', source, seenBy }, isOwn ? asked.stack : undefined)
    else this.written(name, text, seenBy, isOwn ? asked.stack : undefined)
  }

  private written(name: string, text: string, seenBy: SeenBy, stack: Error | undefined): void {
    this.host.record({ type: 'storage-written', source: this.source(name), text, seenBy }, stack)
  }

  private present(): Map<string, string> {
    const text = apply(this.get, document, [])
    if (text === this.last) return this.known
    this.last = text
    const cookies = new Map<string, string>()
    for (const pair of text === '' ? [] : text.split('; ')) {
      const cut = pair.indexOf('=')
      const name = cut < 0 ? '' : pair.slice(0, cut)
      // Of several with one name the first is that of the nearest path.
      if (!cookies.has(name)) cookies.set(name, pair.slice(cut + 1))
    }
    return cookies
  }

  private source(name: string, attributes = ''): string {
    const key = name.slice(0, 1_900)
    const id = `cookie:${key}`
    this.host.describe(
      { id, kind: 'cookie', label: key, key, ...(attributes !== '' && { attributes: attributes.slice(0, 500) }) },
      () => this.present().get(name),
    )
    return id
  }
}

function attributesOf(options: object): string {
  return ['path', 'domain', 'expires', 'sameSite', 'partitioned']
    .flatMap((name) => {
      const value = member(options, name)
      return typeof value === 'string' || typeof value === 'number' ? [`${name}=${value}`] : []
    })
    .join('; ')
}

const member = (object: object, name: string): unknown => Object.getOwnPropertyDescriptor(object, name)?.value
