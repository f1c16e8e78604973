import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redactText } from './redact-text'
import { Secrets } from './secrets'

const redacted = (text: string, kind?: string): string => redactText(text, new Secrets(''), kind)

test.each([
  ['{ "user": "joe",\n  "token": "abc" }', '{ "user": "joe",\n  "token": "‹redacted:token:1›" }'],
  ['{"tokens":{"a":"x","b":["y",1,true]}}', '{"tokens":{"a":"‹redacted:token:1›","b":["‹redacted:token:2›",1,true]}}'],
  ['{"pin":1234,"qty":1234}', '{"pin":-1,"qty":1234}'],
  ['{"card":4111111111111111}', '{"card":-1}'],
  ['{"a":"{\\"password\\":\\"x\\"}"}', '{"a":"{\\"password\\":\\"‹redacted:password:1›\\"}"}'],
  ['{"joe@example.com":1}', '{"‹redacted:email:1›":1}'],
  ['[1, "Bearer abc12345"]', '[1, "Bearer ‹redacted:bearer:1›"]'],
  ['{"a":1,"password":"cut of', '{"a":1,"password":"‹redacted:password:1›'],
  ['[draft] joe@example.com', '[draft] ‹redacted:email:1›'],
])('%s', (text, expected) => {
  expect(redacted(text)).toBe(expected)
})

test('a plain text under a secret key is the secret, a structured one is not', () => {
  expect(redacted('abc', 'token')).toBe('‹redacted:token:1›')
  expect(redacted('"abc"', 'token')).toBe('"‹redacted:token:1›"')
  expect(redacted('1234', 'number')).toBe('-1')
  expect(redacted('{"id":"abc"}', 'token')).toBe('{"id":"abc"}')
})

test('a text parses to the same shape as before', () => {
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shape)
    if (typeof value === 'object' && value) return Object.values(value).map(shape)
    return typeof value
  }
  const key = fc.oneof(fc.string(), fc.constantFrom('password', 'token', 'a@b.com', 'pin'))
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      tie('object'),
      fc.array(tie('value'), { maxLength: 4 }),
    ),
    object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  }))
  fc.assert(
    fc.property(json.value, fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent)
      expect(shape(JSON.parse(redacted(text)))).toEqual(shape(JSON.parse(text)))
    }),
  )
})
