import type { Hit } from '../../core/find/hit'
import type { FindQuery } from '../../core/find/query'
import type { LinkDecision } from '../../core/link/decision'
import type { Recording } from '../../core/timeline/recording'
import { Pieces } from '../../core/value/pieces'
import { RecordingFeed } from './recording-feed'
import type { SearchNews, SearchRequest, ToSearcher } from './search-messages'

/** ms of the panel's time for one turn of sending, and characters of a message. */
const TURN = 6
const PIECE = 128 * 1024
/** ms without a word, after which an expression is said to take for ever. */
const STUCK = 3_000
const TOO_SLOW = 'This expression takes too long on what was recorded. A simpler one may do.'

/** How a search stands. */
export interface SearchState {
  hits: readonly Hit[]
  /** Sources that are through, of all; of: 0 before it has begun. */
  done: number
  of: number
  end?: 'complete' | 'cut'
  problem?: string
}

export interface Wanted {
  query: FindQuery
  links: readonly LinkDecision[]
  recording: Recording
}

/** Searches a recording in a worker that keeps it: only what is new is sent, in slices. One search at a time. */
export class Searcher {
  private worker: Worker | undefined
  private feed = new RecordingFeed()
  private sending = false
  private number = 0
  /** The last search, and the same until the worker has been told of it. */
  private last: Wanted | undefined
  private wanted: Wanted | undefined
  private state: SearchState = { hits: [], done: 0, of: 0 }
  private watchdog: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly listener: (state: SearchState) => void) {}

  search(wanted: Wanted): void {
    this.number += 1
    this.last = wanted
    this.wanted = wanted
    this.state = { hits: [], done: 0, of: 0 }
    // The watchdog stays: the worker may be in an expression that keeps it from hearing of this.
    this.post({ stop: this.number })
    if (!this.sending) void this.begin()
  }

  /** Ends the search and the worker. */
  close(): void {
    this.number += 1
    this.last = undefined
    this.wanted = undefined
    clearTimeout(this.watchdog)
    this.worker?.terminate()
    this.worker = undefined
    this.feed = new RecordingFeed()
  }

  private async begin(): Promise<void> {
    this.sending = true
    while (this.wanted) {
      const worker = (this.worker ??= this.start())
      const { recording, query, links } = this.wanted
      const { number } = this
      const changes = this.feed.changes(recording)
      if (changes) await this.send(new Pieces(changes, JSON.stringify, PIECE))
      if (worker !== this.worker || number !== this.number) continue
      this.wanted = undefined
      const search: SearchRequest = { number, query, links }
      this.post({ search })
    }
    this.sending = false
  }

  private async send(pieces: Pieces): Promise<void> {
    const { worker } = this
    while (!pieces.isDone && worker === this.worker) {
      const until = performance.now() + TURN
      for (;;) {
        const piece = pieces.take(() => performance.now() < until)
        if (piece === undefined) break
        this.post({ piece, isLast: pieces.isDone })
      }
      await new Promise((resolve) => setTimeout(resolve))
    }
  }

  private start(): Worker {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<SearchNews>) => this.take(data))
    worker.addEventListener('error', (event) => this.fail(event.message || 'The search could not be started.'))
    return worker
  }

  private take({ number, hits, done, of, isExpression, end, problem }: SearchNews): void {
    clearTimeout(this.watchdog)
    if (isExpression) this.watchdog = setTimeout(() => this.giveUp(number), STUCK)
    if (number !== this.number) return
    const all = hits.length > 0 ? [...this.state.hits, ...hits] : this.state.hits
    this.state = { hits: all, done, of, ...(end && { end }), ...(problem !== undefined && { problem }) }
    this.listener(this.state)
  }

  /** An expression takes for ever: what was asked for since is asked of another worker. */
  private giveUp(number: number): void {
    const { last } = this
    if (number === this.number) return this.fail(TOO_SLOW)
    this.close()
    if (last) this.search(last)
  }

  /** A worker that does not answer cannot be told to stop. */
  private fail(problem: string): void {
    this.close()
    this.listener({ ...this.state, problem })
  }

  private post(message: ToSearcher): void {
    this.worker?.postMessage(message)
  }
}
