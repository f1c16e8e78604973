import { createElement as h, useEffect, useState } from 'react'

const savedName = (): string => localStorage.getItem('name') ?? 'guest'

function Greeting() {
  // The server has no localStorage.
  const isServer = typeof localStorage === 'undefined'
  const [name, setName] = useState(isServer || __MENDED__ ? 'guest' : savedName)
  useEffect(() => setName(savedName()), [])
  return h('p', null, `Welcome back, ${name}`)
}

export function App() {
  const remember = (): void => localStorage.setItem('name', 'Ada')
  return h('main', null, h('h1', null, 'Shop'), h(Greeting), h('button', { onClick: remember }, 'I am Ada'))
}
