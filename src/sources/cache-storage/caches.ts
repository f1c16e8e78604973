import type { SourceHost } from '../define-source'
import { Contents } from './contents'

const { apply } = Reflect
const wait = setTimeout

const MAX_CACHES = 50
const MAX_NAME = 1_900
/** Milliseconds in which writes to one cache are told as one. */
const TOGETHER = 300

/** The caches of the page's origin: what they list is looked at after load and after the page's own writes, never changed. */
export class Caches {
  private readonly own: Pick<CacheStorage, 'keys' | 'open' | 'has'>
  private readonly contents = new Contents()
  private readonly names = new WeakMap<Cache, string>()
  private readonly told = new Set<string>()
  private readonly waiting = new Map<string, Error | undefined>()

  constructor(
    private readonly host: SourceHost,
    private readonly storage: CacheStorage,
  ) {
    const { keys, open, has } = CacheStorage.prototype
    this.own = { keys, open, has }
  }

  listAll(): void {
    void this.list().catch(() => undefined)
  }

  opened(cache: Cache, name: string): void {
    this.names.set(cache, name)
  }

  written(cache: Cache, stack: Error | undefined): void {
    const name = this.names.get(cache)
    if (name === undefined) return
    const isWaiting = this.waiting.has(name)
    this.waiting.set(name, stack)
    if (!isWaiting) wait(() => this.host.idle(() => void this.tellWrite(name).catch(() => undefined)), TOGETHER)
  }

  removed(name: string, stack: Error | undefined): void {
    this.waiting.delete(name)
    this.host.record({ type: 'storage-removed', source: this.source(name), seenBy: 'method' }, stack)
  }

  private async list(): Promise<void> {
    const names = await apply(this.own.keys, this.storage, [])
    for (const name of names.slice(0, MAX_CACHES)) {
      const value = await this.contentOf(name)
      // A write that is being told says what stands there by itself.
      if (!value || this.told.has(name)) continue
      this.told.add(name)
      this.host.record({ type: 'storage-found', source: this.source(name), value: this.host.holdOwn(value) })
    }
  }

  private async tellWrite(name: string): Promise<void> {
    if (!this.waiting.has(name)) return
    const stack = this.waiting.get(name)
    this.waiting.delete(name)
    const value = await this.contentOf(name)
    if (!value || (!this.told.has(name) && this.told.size >= MAX_CACHES)) return
    this.told.add(name)
    const seenBy = 'method'
    this.host.record(
      { type: 'storage-written', source: this.source(name), value: this.host.holdOwn(value), seenBy },
      stack,
    )
  }

  private async contentOf(name: string): Promise<object | undefined> {
    const cache = await this.existing(name)
    return cache && this.contents.of(cache)
  }

  /** Opening a cache that is not there would make it. */
  private async existing(name: string): Promise<Cache | undefined> {
    if (!(await apply(this.own.has, this.storage, [name]))) return undefined
    return apply(this.own.open, this.storage, [name])
  }

  private source(name: string): string {
    const key = name.slice(0, MAX_NAME)
    const id = `cacheStorage:${key}`
    this.host.describe({ id, kind: 'cacheStorage', label: key, key }, async ([url]) => {
      const cache = await this.existing(name)
      if (!cache) return undefined
      return typeof url === 'string' ? { [url]: await this.contents.bodyAt(cache, url) } : this.contents.of(cache)
    })
    return id
  }
}
