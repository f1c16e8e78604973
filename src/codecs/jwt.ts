import { defineCodec } from './define-codec'
import { bytesOf, utf8 } from './support/bytes'

const PARTS = /^(?:Bearer )?(ey[\w-]+)\.[\w-]+\.[\w-]*$/

/** A signed token. It stays the text that stores hold as well: what it says is nobody's state, and may be secret. */
export default defineCodec({
  id: 'jwt',
  label: 'JWT',
  detect: ({ text }) => (text !== undefined && hasHeader(text) ? 0.8 : 0),
  decode: ({ text }) => ({ state: text, statePath: [] }),
})

function hasHeader(text: string): boolean {
  const header = PARTS.exec(text)?.[1]
  return header !== undefined && /"(?:alg|typ)"/.test(utf8(bytesOf(header)) ?? '')
}
