import type { Moment } from '../facts'
import type { Mismatch, RenderFramework } from '../timeline/event'
import type { Path } from '../value/path'

/** What a framework rendered first otherwise than the server had. */
export interface MismatchFact extends Moment {
  mismatch: Mismatch
  framework?: NonNullable<RenderFramework>
  /** What it is called in the comparison of the page: `#root > main [class]`. */
  name: string
  /** `/cart` */
  page: string
  /** The state that the client's side shows, where it speaks for itself; `entry` is the source that held it when the framework came. */
  from?: { subject: string; path: Path; value: unknown; initial?: { value: unknown }; entry?: string }
}
