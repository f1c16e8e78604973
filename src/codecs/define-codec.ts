import type { Codec } from '../core/value/codec'

export type { Codec, CodecInput, Decoded } from '../core/value/codec'

/** One way in which apps store state: which entries are written so (`detect`), and the state in them (`decode`). */
export function defineCodec(codec: Codec): Codec {
  return codec
}
