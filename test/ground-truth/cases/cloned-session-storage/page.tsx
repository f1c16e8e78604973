import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'

interface Wizard {
  draftId: string
  answers: string[]
}

// A window opened from another begins with a copy of its sessionStorage: here it is to begin anew.
if (__MENDED__ && window.opener !== null) sessionStorage.removeItem('wizard')

const useWizard = create<Wizard>()(
  persist(() => ({ draftId: '', answers: [] }), { name: 'wizard', storage: createJSONStorage(() => sessionStorage) }),
)
const answer = (text: string): void => useWizard.setState(({ answers }) => ({ answers: [...answers, text] }))

function App() {
  const { draftId, answers } = useWizard()
  return (
    <main>
      <h1>{draftId === '' ? 'No draft' : `Draft ${draftId}`}</h1>
      <ol>
        {answers.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ol>
      <button onClick={() => useWizard.setState({ draftId: 'd-17', answers: ['name'] })}>Begin</button>
      <button onClick={() => answer('address')}>Answer the second</button>
      <button onClick={() => answer('phone')}>Answer the third</button>
      <a href="/" target="_blank" rel="opener">
        Open in another window
      </a>
    </main>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
Object.assign(window, { app: { state: () => useWizard.getState() } })
