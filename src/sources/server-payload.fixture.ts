import type { SourceFixture } from './define-source'

// What a server would have rendered into the page, before the page's own code reads it.
if (typeof document !== 'undefined') {
  const script = document.createElement('script')
  script.type = 'application/json'
  script.id = '__NEXT_DATA__'
  script.textContent = '{"props":{"pageProps":{"todos":[{"id":1,"title":"tea"}]}},"page":"/"}'
  document.body.append(script)
  Object.assign(window, { __PRELOADED_STATE__: { cart: { items: [] } }, __INITIAL_STATE__: '{"user":null}' })
  // Not called: what is computed may do something.
  Object.defineProperty(window, '__NUXT__', {
    get: () => {
      throw new Error('called')
    },
  })
}

export const fixture: SourceFixture = {
  act: () => undefined,
  lines: [
    'payload-found payload:__PRELOADED_STATE__ {"cart":{"items":[]}}',
    'payload-found payload:__INITIAL_STATE__ {"user":null}',
    'payload-found payload:__NEXT_DATA__ {"props":{"pageProps":{"todos":[{"id":1,"title":"tea"}]}},"page":"/"}',
  ],
}
