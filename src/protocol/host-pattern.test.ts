import { expect, test } from 'vitest'
import { hostPattern } from './host-pattern'

test.each([
  ['https://shop.example/path?x#y', 'https://shop.example/*'],
  ['http://shop.example:8080', 'http://shop.example/*'],
  ['http://user:word@shop.example/', 'http://shop.example/*'],
  ['http://[::1]:3000/', 'http://[::1]/*'],
  ['HTTPS://Shop.Example', 'https://shop.example/*'],
  ['about:blank', undefined],
  ['chrome://extensions', undefined],
  ['https://', undefined],
  ['null', undefined],
  ['', undefined],
])('%s: %s', (url, pattern) => {
  expect(hostPattern(url)).toBe(pattern)
})
