import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

interface Board {
  columns: { title: string }[]
  owner: string
}

// An earlier build saved `lanes`; the next one expects `columns` of everything that is stored.
const isNext = location.search === '?next'
const merge = (saved: unknown, current: Board): Board => {
  const { columns, ...rest } = saved as Board
  if (__MENDED__ && columns === undefined) return { ...current, ...rest }
  return { ...current, ...rest, columns: columns.map((column) => ({ ...column })) }
}

const board = isNext
  ? createStore(persist<Board>(() => ({ columns: [], owner: '' }), { name: 'board', merge }))
  : createStore(persist(() => ({ lanes: ['To do'], owner: '' }), { name: 'board' }))

const own = (): void => board.setState({ owner: 'Ida' })
const isReady = (): boolean => board.persist.hasHydrated()

Object.assign(window, { app: { own, isReady, state: () => board.getState() } })
