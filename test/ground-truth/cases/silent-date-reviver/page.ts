import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

const reviver = (_: string, value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : value

const diary = createStore(
  persist(() => ({ title: 'Diary', begun: new Date(0), pages: [] as { at: Date; text: string }[] }), {
    name: 'diary',
    storage: createJSONStorage(() => localStorage, { reviver }),
  }),
)

const write = (text: string): void =>
  diary.setState(({ pages }) => ({ begun: new Date(1_700_000_000_000), pages: [...pages, { at: new Date(), text }] }))
const state = (): object => {
  const { begun, pages } = diary.getState()
  return { isDate: begun instanceof Date && pages.every(({ at }) => at instanceof Date), pages: pages.length }
}

Object.assign(window, { app: { write, state } })
