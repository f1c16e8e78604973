import { expect, test } from 'vitest'
import { secretKind } from './secret-name'

test.each([
  ['password', 'password'],
  ['userPassword', 'password'],
  ['passwd', 'password'],
  ['token', 'token'],
  ['access_token', 'token'],
  ['accesstoken', 'token'],
  ['X-CSRF-Token', 'token'],
  ['refreshTokens', 'token'],
  ['apiKey', 'key'],
  ['API_KEY', 'key'],
  ['x-api-key', 'key'],
  ['clientSecret', 'secret'],
  ['Authorization', 'authorization'],
  ['set-cookie', 'cookie'],
  ['sessionId', 'session'],
  ['connect.sid', 'session'],
  ['PHPSESSID', 'session'],
  ['cvv', 'number'],
  ['cardNumber', 'card'],
])('%s names a %s', (name, kind) => {
  expect(secretKind(name)).toBe(kind)
})

test.each([
  ['title'],
  ['secretary'],
  ['author'],
  ['compass'],
  ['tokenType'],
  ['maxTokens'],
  ['hasPassword'],
  ['passwordHint'],
  ['cookieConsent'],
  ['session'],
  ['key'],
  ['spinner'],
  ['expires'],
])('%s names none', (name) => {
  expect(secretKind(name)).toBeUndefined()
})
