import { createElement as h, useEffect, useState } from 'react'

const savedTheme = (): string => localStorage.getItem('theme') ?? 'light'

/** As in next.js#61642: state and the page's attribute part, and nothing is said of it in production. */
export function App() {
  const isServer = typeof localStorage === 'undefined'
  const [theme, setTheme] = useState(isServer || __MENDED__ ? 'light' : savedTheme)
  const [shown, setShown] = useState('')
  useEffect(() => {
    setTheme(savedTheme())
    setShown(`Now ${savedTheme()}`)
  }, [])
  const choose = (): void => {
    localStorage.setItem('theme', 'dark')
    setTheme('dark')
  }
  return h('main', { 'data-theme': theme }, h('p', null, shown), h('button', { onClick: choose }, 'Dark'))
}
