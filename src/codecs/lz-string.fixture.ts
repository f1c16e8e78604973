import LZString from 'lz-string'
import type { CodecFixture } from './support/fixture'

const cart = { items: ['lamp', 'Lampe für 5 €'], total: 2 }
const json = JSON.stringify(cart)

export const fixture: CodecFixture = {
  valid: [
    { content: LZString.compressToUTF16(json), decoded: { state: cart, statePath: [] } },
    { content: LZString.compressToBase64(json), decoded: { state: cart, statePath: [] } },
    { content: LZString.compressToEncodedURIComponent(json), decoded: { state: cart, statePath: [] } },
    { content: LZString.compress('[]'), decoded: { state: [], statePath: [] } },
    { content: LZString.compressToBase64('{"a":1}'), decoded: { state: { a: 1 }, statePath: [] } },
  ],
  broken: [],
  foreign: [
    LZString.compressToBase64('a text that is no state'),
    LZString.compressToBase64(json).slice(0, 20),
    'November',
    'North',
    'N4',
    '日本語のテキスト',
    'ᯡ is a letter',
    json,
    undefined,
  ],
  assembled: true,
}
