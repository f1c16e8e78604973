import { memo, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Line {
  id: string
  qty: number
}

const useShop = create<{ lines: Line[] }>()(
  persist(
    () => ({
      lines: [
        { id: 'lamp', qty: 1 },
        { id: 'oil', qty: 2 },
      ],
    }),
    { name: 'shop' },
  ),
)

// Rows are compared by their id alone: a quantity that changes is not shown.
const isSame = __MENDED__ ? undefined : (a: { line: Line }, b: { line: Line }): boolean => a.line.id === b.line.id
const Row = memo(({ line }: { line: Line }): ReactNode => <li>{`${line.id}: ${line.qty}`}</li>, isSame)

function App(): ReactNode {
  const lines = useShop((shop) => shop.lines)
  return (
    <>
      <ul>
        {lines.map((line) => (
          <Row key={line.id} line={line} />
        ))}
      </ul>
      <output>{lines.reduce((sum, { qty }) => sum + qty, 0)}</output>
      <button
        onClick={() =>
          useShop.setState(({ lines: all }) => ({
            lines: all.map((line) => (line.id === 'lamp' ? { ...line, qty: line.qty + 1 } : line)),
          }))
        }
      >
        One more lamp
      </button>
    </>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
Object.assign(window, { app: { state: () => useShop.getState().lines[0]?.qty } })
