import { defineSource, type SourceHost } from './define-source'
import { areaFailures, watchAccess } from './support/access'
import { noticeable } from './support/took'

const { getItem, key: keyAt } = Storage.prototype
const lengthOf = Object.getOwnPropertyDescriptor(Storage.prototype, 'length')?.get
const { apply } = Reflect
const monotonic = performance.now.bind(performance)

/** Keys watched per area: a page with more has something else in there than state. */
const MAX_KEYS = 2_000

type Kind = 'localStorage' | 'sessionStorage'
type SeenBy = 'method' | 'sweep' | 'page-hide' | 'storage-event'

export default defineSource({
  id: 'web-storage',
  technique: 'web-storage',
  start(host) {
    const areas = new Map<unknown, Area>()
    for (const kind of ['localStorage', 'sessionStorage'] as const) {
      try {
        const area = new Area(window[kind], kind, host)
        area.begin()
        areas.set(area.storage, area)
        host.report(kind, 'armed')
      } catch (error) {
        // A sandboxed frame, or blocked by the user's settings: reading the property throws.
        host.report(kind, 'failed', error instanceof Error ? error.name : 'not available')
      }
      watchAccess(host, kind, areaFailures(host, kind, kind))
    }
    hookMethods(host, areas)
    host.listen(window, 'storage', (event) => {
      if (event instanceof StorageEvent) areas.get(event.storageArea)?.otherTab(event.key, event.newValue)
    })
    host.onSweep((why) => {
      for (const area of areas.values()) area.sweep(why)
    })
  },
})

function hookMethods(host: SourceHost, areas: ReadonlyMap<unknown, Area>): void {
  const hook = (
    name: string,
    before: (area: Area, key: string, args: readonly unknown[]) => (() => void) | void,
  ): void =>
    void host.hook(Storage.prototype, name, (self, args) => {
      const area = areas.get(self)
      // What is neither text nor a plain scalar has its own `toString`: the next sweep sees what it came to.
      if (!area || !args.every(isScalar) || args.length < (name === 'clear' ? 0 : 1)) return undefined
      const key = String(args[0])
      const after = before(area, key, args)
      return {
        returned: (result) => {
          if (after) after()
          else if (name === 'getItem') area.read(key, result)
          return result
        },
        threw: (error) => {
          if (name === 'setItem' && args.length > 1) area.failed(key, String(args[1]), error)
        },
      }
    })
  hook('getItem', () => undefined)
  hook('setItem', (area, key, args) => {
    if (args.length < 2) return undefined
    const text = String(args[1])
    const stack = host.stack()
    const encoding = host.encodedIn(text)
    const began = monotonic()
    return () => area.written(key, text, 'method', stack, encoding + monotonic() - began)
  })
  hook('removeItem', (area, key) => {
    if (area.textOf(key) === null) return undefined
    const stack = host.stack()
    return () => area.removed(key, 'method', stack)
  })
  hook('clear', (area) => {
    area.sweep('sweep')
    const stack = host.stack()
    return () => area.cleared('method', stack)
  })
}

const isScalar = (value: unknown): boolean =>
  typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol'

/** One storage area with the texts last seen in it, by reference. */
class Area {
  private texts = new Map<string, string>()
  private lastRead = new Map<string, { task: number; text: string | null }>()

  constructor(
    readonly storage: Storage,
    private readonly kind: Kind,
    private readonly host: SourceHost,
  ) {}

  begin(): void {
    this.texts = this.present()
    for (const [key, text] of this.texts) this.host.record({ type: 'storage-found', source: this.source(key), text })
  }

  textOf(key: string): string | null {
    return apply(getItem, this.storage, [key])
  }

  read(key: string, result: unknown): void {
    const text = typeof result === 'string' ? result : null
    const task = this.host.task()
    const last = this.lastRead.get(key)
    if (last && last.task === task && last.text === text) return
    const known = this.texts.get(key)
    // The text seen before, not another copy of it.
    const kept = text !== null && known === text ? known : text
    this.lastRead.set(key, { task, text: kept })
    const source = this.source(key)
    this.host.record(kept === null ? { type: 'storage-read', source } : { type: 'storage-read', source, text: kept })
  }

  written(key: string, text: string, seenBy: SeenBy, stack?: Error, milliseconds = 0): void {
    const draft = {
      type: 'storage-written',
      source: this.source(key),
      text,
      seenBy,
      ...noticeable(milliseconds),
    } as const
    // While the record is paused, the old text stays: the first sweep after that finds the difference.
    if (!this.host.record(draft, stack)) return
    this.texts.set(key, text)
    this.lastRead.delete(key)
  }

  removed(key: string, seenBy: SeenBy, stack?: Error): void {
    if (!this.host.record({ type: 'storage-removed', source: this.source(key), seenBy }, stack)) return
    this.texts.delete(key)
    this.lastRead.delete(key)
  }

  cleared(seenBy: SeenBy, stack?: Error): void {
    for (const key of this.texts.keys()) this.removed(key, seenBy, stack)
  }

  failed(key: string, text: string, error: unknown): void {
    const failure =
      error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: '' }
    const source = this.source(key)
    this.host.record({ type: 'storage-failed', source, operation: 'write', error: failure, text }, this.host.stack())
  }

  /** What another document did; `null` for the key means that it cleared the area. */
  otherTab(key: string | null, text: string | null): void {
    if (key === null) this.cleared('storage-event')
    else if (text === null) this.removed(key, 'storage-event')
    else this.written(key, text, 'storage-event')
    // Our own later write may have overtaken the news.
    this.sweep('sweep')
  }

  /** Compares with what was last seen: finds property writes, and writers that had the methods before us. */
  sweep(seenBy: 'sweep' | 'page-hide'): void {
    const before = this.texts
    const now = this.present()
    for (const [key, text] of now) if (before.get(key) !== text) this.written(key, text, seenBy)
    for (const key of before.keys()) if (!now.has(key) && this.textOf(key) === null) this.removed(key, seenBy)
  }

  private present(): Map<string, string> {
    const texts = new Map<string, string>()
    const length = Math.min(Number(lengthOf ? apply(lengthOf, this.storage, []) : 0), MAX_KEYS)
    for (let i = 0; i < length; i++) {
      const key: unknown = apply(keyAt, this.storage, [i])
      const text = typeof key === 'string' ? this.textOf(key) : null
      if (typeof key === 'string' && text !== null) texts.set(key, text)
    }
    return texts
  }

  private source(key: string): string {
    const name = key.slice(0, 1_900)
    const id = `${this.kind}:${name}`
    this.host.describe({ id, kind: this.kind, label: name, key: name }, () => this.textOf(key) ?? undefined)
    return id
  }
}
