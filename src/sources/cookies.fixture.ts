import type { SourceFixture } from './define-source'

export const fixture: SourceFixture = {
  act() {
    document.cookie = 'theme=dark; Path=/; Max-Age=600; SameSite=Lax'
    document.cookie = 'theme=dark'
    document.cookie = `cart=${encodeURIComponent('{"items":["lamp"]}')}; path=/`
    document.cookie = 'refused=1; Domain=example.com'
    document.cookie = 'cart=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT'
  },
  lines: [
    'storage-written cookie:theme dark',
    'storage-written cookie:theme dark',
    'storage-written cookie:cart %7B%22items%22%3A%5B%22lamp%22%5D%7D',
    'storage-removed cookie:cart',
  ],
}
