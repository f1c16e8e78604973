import LZString from 'lz-string'
import { defineCodec } from './define-codec'
import { jsonInside } from './support/json-inside'

/** The first ten bits of a compressed text that begins with `{` or `[`, which are all that is taken for state. */
const STARTS = [0b0011011110, 0b0011011010]
/** The same in base64: `N4…`, `No…`. */
const BASE64 = /^N[4-7o-r][\w+/$-]*=*$/

export default defineCodec({
  id: 'lz-string',
  label: 'lz-string',
  detect: ({ text }) => (text !== undefined && decompressed(text) !== undefined ? 0.9 : 0),
  decode: ({ text = '' }, inside) => ({ ...inside(decompressed(text)), statePath: [] }),
})

/** Each of lz-string's four forms that the text may be in by how it begins; it must come to JSON. */
function decompressed(text: string): string | undefined {
  if (BASE64.test(text)) {
    // The two alphabets differ in one letter.
    const plain = text.replaceAll('-', '/').replace(/\$+$/, '')
    return jsonInside(LZString.decompressFromBase64(plain))
  }
  const first = text.charCodeAt(0)
  if (STARTS.includes((first - 32) >> 5)) {
    const json = jsonInside(LZString.decompressFromUTF16(text))
    if (json !== undefined) return json
  }
  return STARTS.includes(first >> 6) ? jsonInside(LZString.decompress(text)) : undefined
}
