import type { Decoded } from '../../core/value/codec'

/** What the contract suite tries a codec on. */
export interface CodecFixture {
  /** Contents of entries that this codec, of all, decodes, and to what. */
  valid: readonly { content: unknown; decoded: Decoded }[]
  /** Contents that it claims but cannot read: broken ones. */
  broken: readonly unknown[]
  /** Contents that belong to others. */
  foreign: readonly unknown[]
  /** The state is put together from pieces: it stands nowhere as it is. */
  assembled?: true
}
