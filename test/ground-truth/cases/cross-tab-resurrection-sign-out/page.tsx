import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Session {
  token: string | null
  user: { id: string; name: string } | null
  theme: string
}

const signedOut = { token: null, user: null }
const useSession = create<Session>()(persist(() => ({ ...signedOut, theme: 'light' }), { name: 'session' }))
const signOuts = new BroadcastChannel('sign-out')
if (__MENDED__) signOuts.addEventListener('message', () => useSession.setState(signedOut))

function signOut(): void {
  useSession.setState(signedOut)
  signOuts.postMessage('')
}

function App() {
  const { user, theme } = useSession()
  return (
    <main>
      <p>{user ? `Hello ${user.name}` : 'Nobody is signed in'}</p>
      <p>{theme}</p>
      <button onClick={() => useSession.setState({ token: 'f00d', user: { id: 'ada', name: 'Ada' } })}>Sign in</button>
      <button onClick={signOut}>Sign out</button>
      <button onClick={() => useSession.setState({ theme: 'dark' })}>Dark</button>
    </main>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
Object.assign(window, { app: { state: () => useSession.getState() } })
