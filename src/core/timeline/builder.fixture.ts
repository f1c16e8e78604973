import type { Encoded } from '../value/encoded'
import type { AgentEvent, AgentSource, Operation, Origin, Writer } from './event'
import { RequestBuilder } from './request.fixture'
import type { RecordedDocument, RecordedTab, Recording } from './recording'

/** Facts of an event without those the builder counts by itself. */
type Fact<E extends AgentEvent = AgentEvent> = E extends AgentEvent ? Omit<E, 'seq' | 'at' | 'run' | 'task'> : never
type State = { [key: string]: Encoded }
type SeenBy = Extract<AgentEvent, { type: 'storage-written' }>['seenBy']
type Persist = Partial<NonNullable<AgentSource['persist']>>

/** 12:03:00 UTC: recordings of the builder start here, so that sentences read the same everywhere. */
export const START = Date.UTC(2026, 2, 14, 12, 3, 0)
export const ORIGIN = 'http://localhost:3000'

/** Hand-written recordings: `recording().tab().open().at(3)` moves the clock, in milliseconds since the start. */
export function recording(): RecordingBuilder {
  return new RecordingBuilder()
}

class RecordingBuilder {
  readonly tabs: RecordedTab[] = []
  readonly documents: RecordedDocument[] = []
  clock = 0

  /** Moves the clock before a page is opened. */
  at(milliseconds: number): this {
    this.clock = milliseconds
    return this
  }

  tab(id = `tab-${this.tabs.length + 1}`, opener?: string): TabBuilder {
    const tab: RecordedTab = opener === undefined ? { id, documents: [] } : { id, opener, documents: [] }
    this.tabs.push(tab)
    return new TabBuilder(this, tab)
  }

  /** The finished recording, judged `after` milliseconds after its last fact (by default long enough to be settled). */
  build(after = 10_000): Recording {
    return { tabs: this.tabs, documents: this.documents, now: START + this.clock + after }
  }
}

class TabBuilder {
  constructor(
    private readonly whole: RecordingBuilder,
    private readonly tab: RecordedTab,
  ) {}

  open(url = `${ORIGIN}/`, navigation: 'navigate' | 'reload' | 'back_forward' = 'navigate'): PageBuilder {
    const id = `${this.tab.id}.${this.tab.documents.length + 1}`
    const origin = /^[a-z]+:\/\/[^/]+/.exec(url)?.[0] ?? url
    const startedAt = START + this.whole.clock
    const document: RecordedDocument = {
      id,
      tab: this.tab.id,
      top: true,
      url,
      origin,
      startedAt,
      sources: [],
      events: [],
      dropped: 0,
    }
    this.tab.documents.push(id)
    this.whole.documents.push(document)
    const page = new PageBuilder(this.whole, document)
    const referrer = this.tab.opener === undefined || this.tab.documents.length > 1 ? '' : `${ORIGIN}/`
    page.add({ type: 'document-started', url, referrer, navigation, beforeScripts: true })
    return page
  }
}

/** One document. Facts added between two `at`s happen in one synchronous run. */
export class PageBuilder {
  private runs = 0
  private tasks = 0
  private requests = 0

  constructor(
    private readonly whole: RecordingBuilder,
    readonly document: RecordedDocument,
  ) {}

  /** Moves the clock; a new macrotask begins. */
  at(milliseconds: number): this {
    this.whole.clock = milliseconds
    this.tasks++
    this.runs++
    return this
  }

  /** A new synchronous run in the same macrotask, as after a resolved promise. */
  later(milliseconds = this.whole.clock): this {
    this.whole.clock = milliseconds
    this.runs++
    return this
  }

  add(fact: Fact): this {
    const counted = {
      seq: this.document.events.length,
      at: START + this.whole.clock,
      run: this.runs,
      task: this.tasks,
    }
    this.document.events.push({ ...fact, ...counted })
    return this
  }

  describe(source: AgentSource): void {
    const known = this.document.sources.findIndex((each) => each.id === source.id)
    if (known === -1) this.document.sources.push(source)
    else this.document.sources[known] = source
  }

  leave(persisted = false): this {
    return this.add({ type: 'document-left', persisted })
  }

  /** Creates a store; `persist` makes it a persisted one, `persist.name` is its name unless told otherwise. */
  store(label: string, state: State, persist?: Persist): StoreBuilder {
    return new StoreBuilder(this, label, state, persist)
  }

  localStorage(key: string): EntryBuilder {
    return new EntryBuilder(this, { id: `localStorage:${key}`, kind: 'localStorage', label: key, key })
  }

  sessionStorage(key: string): EntryBuilder {
    return new EntryBuilder(this, { id: `sessionStorage:${key}`, kind: 'sessionStorage', label: key, key })
  }

  /** An entry of idb-keyval's default database. */
  indexedDB(key: string, database = 'keyval-store', objectStore = 'keyval'): EntryBuilder {
    const id = `indexedDB:${database}/${objectStore}/${key}`
    return new EntryBuilder(this, { id, kind: 'indexedDB', label: key, key, database, objectStore })
  }

  /** Starts a request: `request('POST', '/api/scenes', { title: 'Storm' }).answers(500)`. */
  request(method: string, path: string, body?: Encoded, writer?: Writer): RequestBuilder {
    const request = `r${++this.requests}`
    const url = path.startsWith('/') ? `${this.document.origin}${path}` : path
    this.add({ type: 'request-started', request, method, url, ...optional({ body, writer }) })
    return new RequestBuilder(this, request)
  }

  /** What `navigator.sendBeacon` queues. */
  beacon(path: string, body?: Encoded): void {
    const url = `${this.document.origin}${path}`
    this.add({
      type: 'request-started',
      request: `r${++this.requests}`,
      method: 'POST',
      url,
      keepalive: true,
      beacon: true,
      ...optional({ body }),
    })
  }
}

export class StoreBuilder {
  readonly id: string
  private hydrations = 0
  private subscriptions = 0

  constructor(
    private readonly page: PageBuilder,
    readonly label: string,
    public state: State,
    persist?: Persist,
  ) {
    this.id = `memory:${label}`
    const declared = persist && { name: label, version: 0, hasMigrate: false, omits: [], ...persist }
    page.describe({ id: this.id, kind: 'memory', label, library: 'zustand', ...optional({ persist: declared }) })
    page.add({ type: 'store-created', source: this.id, state })
  }

  /** Replaces members at the top of the state. */
  set(members: State, by?: string | Writer, more: { hydration?: number; origins?: Origin[] } = {}): this {
    const steps = Object.entries(members).map(([key, value]): Operation => ({ op: 'set', path: [key], value }))
    this.state = { ...this.state, ...members }
    return this.change(steps, by, more)
  }

  /** Any steps; `state` of the builder is left as it is. */
  change(steps: Operation[], by?: string | Writer, more: { hydration?: number; origins?: Origin[] } = {}): this {
    const writer = typeof by === 'string' ? writtenBy(by) : by
    this.page.add({ type: 'store-changed', source: this.id, steps, ...more, ...optional({ writer }) })
    return this
  }

  /** Somebody subscribes, or so many at once; what is returned ends so many of them. */
  subscribe(writer: Writer, count?: number): (count?: number) => void {
    const subscription = ++this.subscriptions
    const fact = { source: this.id, subscription }
    this.page.add({ type: 'subscription-added', ...fact, writer, ...optional({ count }) })
    return (ended) => this.page.add({ type: 'subscription-removed', ...fact, ...optional({ count: ended }) })
  }

  step(
    step: 'started' | 'read' | 'migrated' | 'merged' | 'applied',
    more: { state?: Encoded; fromVersion?: number } = {},
  ) {
    if (step === 'started') this.hydrations++
    this.page.add({ type: 'persist-hydration', source: this.id, hydration: this.hydrations, step, ...more })
    return this
  }

  failed(name: string, message: string): this {
    const error = { name, message }
    const hydration = this.hydrations
    this.page.add({ type: 'persist-hydration', source: this.id, hydration, step: 'failed', error })
    return this
  }

  /** The end of a hydration: what was read (absent: nothing) is merged over the state and applied. */
  apply(read?: State, migrated?: { state: State; fromVersion: number }): this {
    this.step('read', optional({ state: read }))
    if (migrated) this.step('migrated', migrated)
    const saved = migrated?.state ?? read ?? {}
    this.step('merged', { state: { ...this.state, ...saved } })
    this.set(saved, undefined, { hydration: this.hydrations })
    return this.step('applied')
  }
}

export class EntryBuilder {
  constructor(
    private readonly page: PageBuilder,
    private readonly source: AgentSource,
  ) {
    page.describe(source)
  }

  /** What stood there when the document began; nothing: the key was absent. */
  found(content?: Encoded): this {
    this.page.add({ type: 'storage-found', source: this.source.id, ...this.content(content) })
    return this
  }

  read(content?: Encoded, startedAt?: number): this {
    const started = startedAt === undefined ? undefined : START + startedAt
    this.page.add({
      type: 'storage-read',
      source: this.source.id,
      ...this.content(content),
      ...optional({ startedAt: started }),
    })
    return this
  }

  write(
    content: Encoded,
    by?: string | Writer,
    more: { seenBy?: SeenBy; startedAt?: number; took?: number } = {},
  ): this {
    const { seenBy = 'method', startedAt, took } = more
    const started = startedAt === undefined ? undefined : START + startedAt
    const writer = typeof by === 'string' ? writtenBy(by) : by
    const facts = { ...this.content(content), ...optional({ writer, startedAt: started, took }) }
    this.page.add({ type: 'storage-written', source: this.source.id, seenBy, ...facts })
    return this
  }

  remove(seenBy: SeenBy = 'method', { startedAt }: { startedAt?: number } = {}): this {
    const started = startedAt === undefined ? undefined : START + startedAt
    this.page.add({ type: 'storage-removed', source: this.source.id, seenBy, ...optional({ startedAt: started }) })
    return this
  }

  fail(content: Encoded, name = 'QuotaExceededError', message = 'exceeded the quota'): this {
    const facts = { operation: 'write' as const, error: { name, message }, ...this.content(content) }
    this.page.add({ type: 'storage-failed', source: this.source.id, ...facts })
    return this
  }

  /** Web storage holds text: strings as they are, anything else as JSON. IndexedDB holds the value. */
  private content(content: Encoded | undefined): { text?: string; value?: Encoded } {
    if (content === undefined) return {}
    if (this.source.kind === 'indexedDB') return { value: content }
    return { text: typeof content === 'string' ? content : JSON.stringify(content) }
  }
}

/** A writer as Chromium prints it: `writtenBy('addItem', 'cart.ts:41')`. */
export function writtenBy(name: string, line = 'app.ts:10'): Writer {
  return { name, stack: [`    at ${name} (${ORIGIN}/src/${line}:7)`] }
}

function optional<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  for (const key in members) {
    const value = members[key]
    if (value !== undefined) kept[key] = value as Exclude<T[typeof key], undefined>
  }
  return kept
}
