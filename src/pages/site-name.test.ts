import { expect, test } from 'vitest'
import { siteName } from './site-name'

test.each([
  ['https://shop.example/*', 'https://shop.example'],
  ['*://*.localhost/*', '*.localhost'],
  ['*://[::1]/*', '[::1]'],
  ['http://*/*', 'every http site'],
  ['<all_urls>', 'every site'],
  ['*://*/*', 'every site'],
])('%s: %s', (pattern, name) => {
  expect(siteName(pattern)).toBe(name)
})
