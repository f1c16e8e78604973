import type { Path } from './path'
import { Opaque } from './opaque'

/** What stands in a storage entry, as codecs see it: a text, or a structured value. */
export interface CodecInput {
  text?: string
  value?: unknown
  /** The text as JSON, parsed once for all codecs; undefined when it is none. */
  json?: { value: unknown }
}

/** A stored text or value as state. */
export interface Decoded {
  state: unknown
  /** What the envelope declares. */
  version?: number
  /** Which library wrapped the state. */
  envelope?: string
  /** Where the state stands in the stored value: `['state']` in zustand's envelope. */
  statePath: Path
}

/** How a stored text becomes a value. Plug-ins: `src/codecs`. */
export interface Codec {
  /** The file's name. */
  id: string
  /** What a column head shows. */
  label: string
  /** 0: not mine; 1: certainly mine. Never throws. */
  detect: (input: CodecInput) => number
  /**
   * The state of an input that was detected. Throws on what it cannot read; the message is shown. What only wraps something that
   * stands in another encoding hands that to `inside`.
   */
  decode: (input: CodecInput, inside: (content: unknown) => DecodedEntry) => Decoded
}

/**
 * A decoded entry. `codec` is an id, '' when no codec claims the entry; `zustand-envelope in lz-string` where one encoding stands in
 * another.
 */
export interface DecodedEntry extends Decoded {
  codec: string
  /** The codec that claims the entry could not read it: why. `state` is the plain text, or the value as it stands. */
  unreadable?: string
}

/**
 * Decodes what stands in a storage entry with the codec that claims it most. Never throws: what cannot be read comes back as it
 * stands, with the reason. A structured value that is a string (`createJSONStorage` over IndexedDB) is a text.
 */
export function decodeEntry(codecs: readonly Codec[], entry: { text?: string; value?: unknown }): DecodedEntry {
  return decodeContent(codecs, entry.text ?? entry.value, NESTED)
}

/** How many encodings may stand in one another. */
const NESTED = 4

/** What an encoding that wraps a state is not worth telling of. */
const ORDINARY = ['', 'plain', 'json', 'structured']

function decodeContent(codecs: readonly Codec[], content: unknown, depth: number): DecodedEntry {
  const input = inputOf(content)
  const raw = { state: input.text ?? input.value, statePath: [] }
  const best = claimant(codecs, input)
  if (input.value instanceof Opaque && input.value.kind !== 'instance') {
    return { ...raw, codec: best?.id ?? '', unreadable: input.value.why || input.value.kind }
  }
  if (!best || depth === 0) return { ...raw, codec: best?.id ?? '' }
  try {
    const decoded = best.decode(input, (inner) => decodeContent(codecs, inner, depth - 1))
    return { ...decoded, codec: 'codec' in decoded ? nested(String(decoded.codec), best.id) : best.id }
  } catch (error) {
    return { ...raw, codec: best.id, unreadable: error instanceof Error ? error.message : String(error) }
  }
}

function claimant(codecs: readonly Codec[], input: CodecInput): Codec | undefined {
  let best: Codec | undefined
  let confidence = 0
  for (const codec of codecs) {
    const claim = codec.detect(input)
    if (claim > confidence) [best, confidence] = [codec, claim]
  }
  return best
}

function nested(inner: string, outer: string): string {
  return ORDINARY.includes(inner) || inner === outer ? outer : `${inner} in ${outer}`
}

/** Stored content as codecs want it. */
export function inputOf(content: unknown): CodecInput {
  if (typeof content !== 'string') return { value: content }
  try {
    return { text: content, json: { value: JSON.parse(content) as unknown } }
  } catch {
    return { text: content }
  }
}
