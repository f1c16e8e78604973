import { type ReactNode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

const useCart = create<{ items: string[] }>()(persist(() => ({ items: [] }), { name: 'cart' }))
let heard = 0

function Preview(): ReactNode {
  useEffect(() => {
    const end = useCart.subscribe(() => {
      heard++
    })
    return __MENDED__ ? end : undefined
  }, [])
  return <p>Preview</p>
}

const Row = ({ index }: { index: number }): ReactNode => <li>{useCart((cart) => cart.items[index])}</li>

function App(): ReactNode {
  const [shown, setShown] = useState(false)
  const count = useCart((cart) => cart.items.length)
  return (
    <>
      <button onClick={() => setShown(!shown)}>{shown ? 'Close' : 'Open'}</button>
      <ul>
        {Array.from({ length: count }, (_, index) => (
          <Row key={index} index={index} />
        ))}
      </ul>
      {shown && <Preview />}
    </>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
const add = (): void => useCart.setState(({ items }) => ({ items: [...items, `Item ${items.length + 1}`] }))
const heardOf = (): number => {
  heard = 0
  add()
  return heard
}
Object.assign(window, { app: { add, heardOf } })
