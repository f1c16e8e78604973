import type { FromAgent, Tail } from '../protocol/messages'
import type { RecordedTab, Recording } from '../protocol/recording'
import { DocumentLog } from './document-log'

type Welcome = Extract<FromAgent, { type: 'welcome' }>
type Batch = Extract<FromAgent, { type: 'batch' }>

/** Merges what the documents of some tabs send and leave behind into one recording. A document belongs to one tab for good. */
export class Merge {
  /** false: a navigation of a tab begins its recording anew. */
  preserveLog = true
  readonly #documents = new Map<string, DocumentLog>()
  readonly #openers = new Map<number, number>()
  /** Documents given up on purpose, so that a late tail does not bring them back. */
  readonly #forgotten = new Set<string>()

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
  clear(isLive: (document: string) => boolean): void {
    this.#forget((log) => !isLive(log.id))
    for (const log of this.#documents.values()) log.clear()
  }

  recording(now: number): Recording {
    const logs = [...this.#documents.values()].toSorted((a, b) => a.startedAt - b.startedAt)
    const tabs = new Map<number, RecordedTab>()
    for (const { tab, id, top } of logs) {
      const entry = tabs.get(tab) ?? this.#tab(tab)
      tabs.set(tab, entry)
      if (top) entry.documents.push(id)
    }
    return { tabs: [...tabs.values()], documents: logs.map((log) => log.view()), now }
  }

  #tab(tab: number): RecordedTab {
    const opener = this.#openers.get(tab)
    return { id: String(tab), ...(opener === undefined ? {} : { opener: String(opener) }), documents: [] }
  }

  #log(tab: number, facts: Welcome | Tail): DocumentLog | undefined {
    const known = this.#documents.get(facts.document)
    if (known) return known.tab === tab ? known : undefined
    const log = new DocumentLog(tab, facts)
    this.#forgotten.delete(log.id)
    this.#documents.set(log.id, log)
    return log
  }

  #hasNewer(tab: number, startedAt: number): boolean {
    return [...this.#documents.values()].some((log) => log.tab === tab && log.top && log.startedAt > startedAt)
  }

  #forget(isGone: (log: DocumentLog) => boolean): void {
    for (const log of this.#documents.values()) {
      if (!isGone(log)) continue
      this.#documents.delete(log.id)
      this.#forgotten.add(log.id)
    }
  }
}
