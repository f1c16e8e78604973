import type { AgentSource } from '../core/timeline/event'
import type { Read } from '../sources/define-source'

/** The places known to hold state, and which of them a client has not heard of since they last changed. */
export class Sources {
  readonly all = new Map<string, AgentSource>()
  private readonly changed = new Set<string>()

  private readonly readers = new Map<string, Read>()
  /** Somebody has news of a source to tell. */
  onChange: (() => void) | undefined

  describe(source: AgentSource): void {
    this.all.set(source.id, source)
    this.changed.add(source.id)
    this.onChange?.()
  }

  /** For places whose description never changes, but for a cookie's attributes, which each writer may give: the first one counts. */
  describeOnce(source: AgentSource, read?: Read): void {
    const known = this.all.get(source.id)
    if (known && (source.attributes === undefined || source.attributes === known.attributes)) return
    if (read) this.readers.set(source.id, read)
    this.describe(source)
  }

  /** Gives what is in a place now. */
  reader(id: string): Read | undefined {
    return this.readers.get(id)
  }

  /** A client that knows nothing has come. */
  changeAll(): void {
    for (const id of this.all.keys()) this.changed.add(id)
  }

  /** What is new since the last call. */
  takeChanged(): AgentSource[] {
    const sources = [...this.changed].flatMap((id) => this.all.get(id) ?? [])
    this.changed.clear()
    return sources
  }
}
