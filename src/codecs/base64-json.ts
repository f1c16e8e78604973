import { defineCodec } from './define-codec'
import { bytesOf, utf8 } from './support/bytes'
import { jsonInside } from './support/json-inside'

/** How `{`, `[` and their URL-encoded forms begin in base64. */
const BEGINS = /^(?:[eW][w-z\d+/_-]|J[Q-Za-f])[\w+/-]*={0,2}$/

export default defineCodec({
  id: 'base64-json',
  label: 'base64',
  detect: ({ text }) => (text !== undefined && opened(text) !== undefined ? 0.85 : 0),
  decode: ({ text = '' }, inside) => ({ ...inside(opened(text)), statePath: [] }),
})

function opened(text: string): string | undefined {
  return BEGINS.test(text) ? jsonInside(utf8(bytesOf(text))) : undefined
}
