import { type Codec, type Decoded, defineCodec } from './define-codec'

/** How a text begins that can only have been meant as JSON. */
const BEGINS = /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[[\]{"\d-]|true|false|null|$)|"(?:[^"\\]|\\.)*$)/s

export default defineCodec({
  id: 'json',
  label: 'JSON',
  detect: ({ text, json }) => (json ? 0.5 : text !== undefined && BEGINS.test(text) ? 0.4 : 0),
  decode: ({ text, json }, inside) => {
    const state = json ? json.value : (JSON.parse(text ?? '') as unknown)
    return encodedTwice(state, inside) ?? { state, statePath: [] }
  },
})

/** A text in JSON that is an encoding by itself: JSON again, or compressed. */
function encodedTwice(state: unknown, inside: Parameters<Codec['decode']>[1]): Decoded | undefined {
  if (typeof state !== 'string') return undefined
  const inner = inside(state)
  const isState = inner.unreadable === undefined && typeof inner.state === 'object' && inner.state !== null
  return isState ? { ...inner, statePath: [] } : undefined
}
