import type { Encoded } from '../value/encoded'
import type { Path } from '../value/path'
import type { PageBuilder } from './builder.fixture'
import type { Origin } from './event'

export class RequestBuilder {
  constructor(
    private readonly page: PageBuilder,
    readonly id: string,
  ) {}

  /** The answer came, and the app read its body where there is one. */
  answers(status: number, body?: Encoded): this {
    this.page.add({ type: 'request-finished', request: this.id, status, ok: status < 400 })
    if (body !== undefined) this.page.add({ type: 'response-read', request: this.id, body })
    return this
  }

  fails(message = 'Failed to fetch', aborted = false): this {
    const error = { name: aborted ? 'AbortError' : 'TypeError', message }
    this.page.add({ type: 'request-failed', request: this.id, aborted, error })
    return this
  }

  /** The same is asked again by Driftscope, and answered. */
  again(status: number, body?: Encoded): this {
    const { events } = this.page.document
    const first = events.find((event) => event.type === 'request-started' && event.request === this.id)
    if (first?.type !== 'request-started') throw new Error(`no request ${this.id}`)
    const request = `${this.id} again ${events.length}`
    this.page.add({ type: 'request-started', request, method: first.method, url: first.url, by: 'driftscope' })
    new RequestBuilder(this.page, request).answers(status, body)
    return this
  }

  /** Says that the store's subtree at `path` is the object at `from` in this response. */
  origin(path: Path, from: Path = []): Origin {
    return { path: [...path], request: this.id, from: [...from] }
  }
}
