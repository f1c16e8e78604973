import type { CodecFixture } from './support/fixture'

const cart = { items: ['lamp', 'Lampe für 5 €?~'], total: 2 }
const base64 = (text: string): string => Buffer.from(text).toString('base64')

export const fixture: CodecFixture = {
  valid: [
    { content: base64(JSON.stringify(cart)), decoded: { state: cart, statePath: [] } },
    { content: Buffer.from(JSON.stringify(cart)).toString('base64url'), decoded: { state: cart, statePath: [] } },
    { content: base64('[]'), decoded: { state: [], statePath: [] } },
    { content: base64(encodeURIComponent(JSON.stringify(cart))), decoded: { state: cart, statePath: [] } },
  ],
  broken: [],
  foreign: [
    base64('a text'),
    base64('{"cart":'),
    base64('5'),
    'eyewitness',
    'Wyoming',
    'everything',
    'W3C',
    'e30K!',
    undefined,
  ],
  assembled: true,
}
