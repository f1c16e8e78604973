import { type ReactNode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

const useMail = create<{ unread: number }>()(persist(() => ({ unread: 3 }), { name: 'mail' }))

/** The width of the window, as layouts ask for it: renders again on each resize. */
function useWidth(): number {
  const [width, setWidth] = useState(innerWidth)
  useEffect(() => {
    const resized = (): void => setWidth(innerWidth)
    addEventListener('resize', resized)
    return () => removeEventListener('resize', resized)
  }, [])
  return width
}

function Badge(): ReactNode {
  // Nobody renders it again when the state is only asked for.
  const { unread } = __MENDED__ ? useMail() : useMail.getState()
  return <output>{unread}</output>
}

function App(): ReactNode {
  const width = useWidth()
  return (
    <main data-narrow={width < 600}>
      <Badge />
    </main>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
const receive = (): void => useMail.setState(({ unread }) => ({ unread: unread + 1 }))
Object.assign(window, { app: { receive, state: () => useMail.getState().unread } })
