import fc from 'fast-check'
import LZString from 'lz-string'
import { SuperJSON } from 'superjson'
import { describe, expect, it } from 'vitest'
import { decodeEntry } from '../core/value/codec'
import { codecs } from './registry.generated'

const word = fc.stringMatching(/^[A-Za-z]{1,14}$/)
const ORDINARY: Record<string, fc.Arbitrary<string>> = {
  words: fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
  names: fc
    .array(word, { minLength: 1, maxLength: 4 })
    .chain((words) => fc.constantFrom('-', '_', '.', ':', '/').map((by) => words.join(by))),
  identifiers: fc.oneof(fc.uuid(), fc.ulid(), fc.stringMatching(/^[\w-]{21}$/), fc.stringMatching(/^[a-z0-9]{8,32}$/)),
  'hexadecimal digits': fc.stringMatching(/^[0-9a-f]{16,256}$/),
  addresses: fc.webUrl({ withFragments: true, withQueryParameters: true }),
  dates: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  sentences: fc.lorem({ maxCount: 6, mode: 'sentences' }),
  images: fc
    .uint8Array({ minLength: 20, maxLength: 500 })
    .map((bytes) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`),
  'bare images': fc
    .uint8Array({ minLength: 20, maxLength: 500 })
    .map((bytes) => `iVBORw0KGgo${Buffer.from(bytes).toString('base64')}`),
  'short codes': fc.uint8Array({ minLength: 1, maxLength: 48 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  'other scripts': fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/^\s*[[{"]/.test(text)),
}

/** Numbers and true, false, null are JSON, and say the same. */
const PLAIN = /^(?:plain|json)$/

describe('ordinary texts stay what they are', () => {
  it.each(Object.entries(ORDINARY))('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(decodeEntry(codecs, { text }).codec).toMatch(PLAIN)
      }),
      { numRuns: 200 },
    )
  })
})

describe('encodings in one another', () => {
  const state = { items: [{ id: 'a', at: new Date(0) }], total: 2 }
  const plain = { items: ['lamp'], total: 2 }
  const envelope = { state: plain, version: 3 }
  const base64 = (text: string): string => Buffer.from(text).toString('base64')

  it.each<[string, string, unknown, string]>([
    [
      'zustand in lz-string',
      LZString.compressToUTF16(JSON.stringify(envelope)),
      plain,
      'zustand-envelope in lz-string',
    ],
    ['zustand in base64', base64(JSON.stringify(envelope)), plain, 'zustand-envelope in base64-json'],
    ['JSON in JSON', JSON.stringify(JSON.stringify(plain)), plain, 'json'],
    ['zustand in JSON', JSON.stringify(JSON.stringify(envelope)), plain, 'zustand-envelope in json'],
    ['lz-string in JSON', JSON.stringify(LZString.compress(JSON.stringify(plain))), plain, 'lz-string in json'],
    ['superjson in lz-string', LZString.compressToBase64(SuperJSON.stringify(state)), state, 'superjson in lz-string'],
    ['superjson in a cookie', encodeURIComponent(SuperJSON.stringify(state)), state, 'superjson in url-encoded'],
    [
      'members that a transform of redux-persist compressed',
      JSON.stringify({
        cart: JSON.stringify(LZString.compress(JSON.stringify(plain))),
        note: JSON.stringify('true'),
        _persist: JSON.stringify({ version: 1, rehydrated: true }),
      }),
      { cart: plain, note: 'true' },
      'redux-persist',
    ],
  ])('%s', (_, text, expected, codec) => {
    expect(decodeEntry(codecs, { text })).toMatchObject({ state: expected, codec })
  })

  it('go on to a depth', () => {
    let text = JSON.stringify(plain)
    for (let i = 0; i < 20; i++) text = JSON.stringify(text)
    expect(() => decodeEntry(codecs, { text })).not.toThrow()
  })
})

describe('what was encoded comes back', () => {
  const state = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()))
  const text = (encode: (json: string) => string) =>
    state.map((value) => [value, encode(JSON.stringify(value))] as const)
  it.each<[string, (json: string) => string]>([
    ['lz-string to UTF-16', LZString.compressToUTF16],
    ['lz-string to base64', LZString.compressToBase64],
    ['lz-string for addresses', LZString.compressToEncodedURIComponent],
    ['base64', (json) => Buffer.from(json).toString('base64')],
    ['URL encoding', encodeURIComponent],
  ])('%s', (_, encode) => {
    fc.assert(
      fc.property(text(encode), ([value, stored]) => {
        fc.pre(!isEnvelope(value))
        expect(decodeEntry(codecs, { text: stored }).state).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

const isEnvelope = (value: object): boolean => 'json' in value || 'state' in value || 'clientState' in value
