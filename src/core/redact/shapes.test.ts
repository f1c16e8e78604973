import { expect, test } from 'vitest'
import { Secrets } from './secrets'

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N'
// Put together here, so that no scanner takes them for leaked ones.
const vendor = (prefix: string, rest: string): string => prefix + rest
const PEM = '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----'

test.each([
  ['jwt', `a ${JWT} b`, 'a ‹redacted:jwt:1› b'],
  ['bearer', 'Bearer abc.def/123=', 'Bearer ‹redacted:bearer:1›'],
  ['bearer', 'authorization basic dXNlcjpwYXNz1', 'authorization basic ‹redacted:bearer:1›'],
  ['card', 'card 4111 1111 1111 1111.', 'card ‹redacted:card:1›.'],
  ['card', '378282246310005', '‹redacted:card:1›'],
  ['email', 'to joe.doe+x@mail.example.com now', 'to ‹redacted:email:1› now'],
  ['email', '/users/joe%40example.com/', '/users/‹redacted:email:1›/'],
  ['private-key', `x ${PEM} y`, 'x ‹redacted:private-key:1› y'],
  ['private-key', PEM.slice(0, 40), '‹redacted:private-key:1›'],
  ['vendor-key', vendor('sk_live_', 'a1b2c3d4e5f6'), '‹redacted:key:1›'],
  ['vendor-key', vendor('ghp_', 'abcdefghijklmnopqrst12345'), '‹redacted:key:1›'],
  ['vendor-key', vendor('AKIA', 'IOSFODNN7EXAMPLE'), '‹redacted:key:1›'],
  ['url-credentials', 'https://joe:hunter2@example.com/', 'https://joe:‹redacted:password:1›@example.com/'],
  ['key-name', '/login?next=%2F&token=abc#top', '/login?next=%2F&token=‹redacted:token:1›#top'],
  ['key-name', 'sid=s3cr3t; theme=dark', 'sid=‹redacted:session:1›; theme=dark'],
])('%s: %j', (detector, text, expected) => {
  const secrets = new Secrets('')
  expect(secrets.within(text)).toBe(expected)
  expect([...secrets.counts]).toEqual([[detector, 1]])
})

test.each([
  ['4111 1111 1111 1112'],
  ['1773489780000'],
  ['0195b2a4-7d2e-7b1c-9f00-123456789012'],
  ['http://localhost:5173/node_modules/zustand@5.0.0-rc.js?v=1'],
  ['tab-1@http://localhost:3000 memory:cart'],
  ['the bearer of bad news'],
  ['10:30@noon'],
])('no secret: %j', (text) => {
  expect(new Secrets('').within(text)).toBe(text)
})

/** A pattern that tries every beginning anew would need hours for these. */
test('a megabyte that nearly looks like a secret is gone through', () => {
  for (const text of ['a'.repeat(1_000_000), 'eyJ'.repeat(300_000), '1 '.repeat(500_000), '=a'.repeat(500_000)])
    expect(new Secrets('').within(text)).toBe(text)
})
