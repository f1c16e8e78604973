import type { FromAgent, Tail } from '../protocol/messages'
import type { RecordedTab, Recording } from '../protocol/recording'
import { DocumentLog } from './document-log'
import type { Site } from './site'

type Welcome = Extract<FromAgent, { type: 'welcome' }>
type Batch = Extract<FromAgent, { type: 'batch' }>

/** Merges what the documents of some tabs send and leave behind into one recording. A document belongs to one tab for good. */
export class Merge {
  /** false: a navigation of a tab begins its recording anew. */
  preserveLog = true
  readonly #site: Site
  readonly #documents = new Map<string, DocumentLog>()
  /** When the first document of each tab began that is of the site: the order of tabs, and what is left of those that went elsewhere. */
  readonly #tabs = new Map<number, number>()
  readonly #openers = new Map<number, number>()
  /** Tabs whose beginning was given up. */
  readonly #cut = new Set<number>()
  /** Documents given up on purpose, so that a late tail does not bring them back. */
  readonly #forgotten = new Set<string>()
  /** What ended before is not wanted any more, wherever it was until now. */
  #clearedAt = Number.NEGATIVE_INFINITY

  constructor(site: Site) {
    this.#site = site
  }

  /** A document presents itself. false: it claims to be one of another tab. */
  welcome(tab: number, message: Welcome): boolean {
    const log = this.#log(tab, message)
    if (!log) return false
    log.greet(message.url, message.first)
    if (message.top && !this.preserveLog) {
      this.#forget((other) => other.tab === tab && other !== log && (other.top || other.startedAt < log.startedAt))
    }
    return true
  }

  /** false: not a document of this tab. */
  batch(tab: number, message: Batch): boolean {
    if (!this.isOf(tab, message.document)) return false
    this.#documents.get(message.document)?.add(message.sources, message.events)
    return true
  }

  isOf(tab: number, document: string): boolean {
    return this.#documents.get(document)?.tab === tab
  }

  /** What a document left behind when it went. */
  tail(tab: number, tail: Tail): void {
    if (this.#forgotten.has(tail.document) || (!this.preserveLog && this.#hasNewer(tab, tail.startedAt))) return
    if (!this.#documents.has(tail.document) && (tail.events.at(-1)?.at ?? 0) < this.#clearedAt) return
    this.#log(tab, tail)?.addTail(tail)
  }

  opener(tab: number, opener: number): void {
    if (!this.#openers.has(tab)) this.#openers.set(tab, opener)
  }

  /** What a client says in `hello`, by document of the tab. */
  have(tab: number): Record<string, number> {
    const logs = [...this.#documents.values()].filter((log) => log.tab === tab)
    return Object.fromEntries(logs.map((log) => [log.id, log.have]))
  }

  /** Forgets the documents that have gone, and of the live ones what the present state does not need. */
  clear(isLive: (document: string) => boolean, now: number): void {
    this.#clearedAt = now
    this.forgetGone(isLive)
    for (const log of this.#documents.values()) {
      log.clear()
      this.#cut.add(log.tab)
    }
  }

  /** Forgets the documents that have gone, and the tabs of which nothing is left. */
  forgetGone(isLive: (document: string) => boolean): void {
    this.#forget((log) => !isLive(log.id))
    this.#forgetEmptyTabs()
  }

  /** Forgets what is not of the site any more; of one tab, all but that there is one. */
  forgetForeign(tab?: number): void {
    if (tab !== undefined) return this.#forget((log) => log.tab === tab)
    const ofSite = new Set(this.#ofSite())
    this.#forget((log) => !ofSite.has(log))
    return this.#forgetEmptyTabs()
  }

  recording(now: number): Recording {
    const logs = this.#ofSite()
    const past = this.#pastTabs()
    const tabs = [...this.#tabs]
      .filter(([tab]) => !past.has(tab))
      .toSorted(([, a], [, b]) => a - b)
      .map(([tab]) => tab)
    return {
      tabs: tabs.map((tab) => this.#tab(tab, logs)),
      documents: logs.map((log) => log.view()),
      now,
    }
  }

  /** In order of their start. Frames go with the page that they are in. */
  #ofSite(): DocumentLog[] {
    const logs = [...this.#documents.values()].toSorted(
      (a, b) => a.startedAt - b.startedAt || Number(b.top) - Number(a.top),
    )
    const shown = new Map<number, boolean>()
    const past = this.#pastTabs()
    return logs.filter(({ tab, top, origin }) => {
      if (past.has(tab)) return false
      if (top) shown.set(tab, this.#site.records(tab, origin))
      return this.#site.isOwn(tab) || shown.get(tab) === true
    })
  }

  /** Other tabs that were closed before the own ones began: what happened there is another story. */
  #pastTabs(): Set<number> {
    const ends = new Map<number, number>()
    let began = Number.POSITIVE_INFINITY
    for (const { tab, top, startedAt, leftAt = Number.POSITIVE_INFINITY } of this.#documents.values()) {
      if (this.#site.isOwn(tab)) began = Math.min(began, startedAt)
      else if (top) ends.set(tab, Math.max(leftAt, ends.get(tab) ?? 0))
    }
    return new Set([...ends].flatMap(([tab, end]) => (Number.isFinite(began) && end < began ? [tab] : [])))
  }

  #tab(tab: number, logs: readonly DocumentLog[]): RecordedTab {
    const opener = this.#openers.get(tab)
    return {
      id: String(tab),
      // Of a tab that nothing is known of, a person could make nothing.
      ...(opener !== undefined && this.#tabs.has(opener) && { opener: String(opener) }),
      ...(this.#cut.has(tab) && { cut: true }),
      documents: logs.filter((log) => log.tab === tab && log.top).map(({ id }) => id),
    }
  }

  #log(tab: number, facts: Welcome | Tail): DocumentLog | undefined {
    const known = this.#documents.get(facts.document)
    if (known) return known.tab === tab ? known : undefined
    const log = new DocumentLog(tab, facts)
    this.#forgotten.delete(log.id)
    this.#documents.set(log.id, log)
    if (this.#site.isOwn(tab) || (log.top && this.#site.records(tab, log.origin))) {
      this.#tabs.set(tab, Math.min(log.startedAt, this.#tabs.get(tab) ?? log.startedAt))
    }
    return log
  }

  #hasNewer(tab: number, startedAt: number): boolean {
    return [...this.#documents.values()].some((log) => log.tab === tab && log.top && log.startedAt > startedAt)
  }

  #forgetEmptyTabs(): void {
    const held = new Set([...this.#documents.values()].map(({ tab }) => tab))
    for (const tab of this.#tabs.keys()) if (!held.has(tab)) this.#tabs.delete(tab)
  }

  #forget(isGone: (log: DocumentLog) => boolean): void {
    for (const log of this.#documents.values()) {
      if (!isGone(log)) continue
      this.#documents.delete(log.id)
      this.#forgotten.add(log.id)
      if (log.top) this.#cut.add(log.tab)
    }
  }
}
