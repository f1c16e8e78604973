import { createElement as h, useId, useState } from 'react'

/** What server and client cannot agree on is marked as such. */
export function App({ nonce }: { nonce: string }) {
  const isServer = typeof localStorage === 'undefined'
  const [rendered] = useState(isServer ? 'on the server' : 'in the browser')
  return h(
    'main',
    { id: useId(), className: isServer ? 'light' : 'dark', suppressHydrationWarning: true },
    h('style', { nonce: isServer ? nonce : '' }, 'main { color: navy }'),
    h('time', { suppressHydrationWarning: true }, `Rendered ${rendered}`),
    h('p', null, 'The same for all'),
  )
}
