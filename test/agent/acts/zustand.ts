import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import type { SourceFixture } from '../../../src/sources/define-source'

interface Counter {
  n: number
  inc: () => void
}

export const fixture: SourceFixture = {
  act() {
    localStorage.setItem('counter', '{"state":{"n":41},"version":0}')
    const counter = createStore<Counter>()(
      persist((set) => ({ n: 0, inc: () => set((state) => ({ n: state.n + 1 })) }), { name: 'counter' }),
    )
    counter.getState().inc()
  },
  lines: [
    'storage-written localStorage:counter {"state":{"n":41},"version":0}',
    'store-created memory:counter {"n":0}',
    'persist-hydration memory:counter 1 started',
    'storage-read localStorage:counter {"state":{"n":41},"version":0}',
    'persist-hydration memory:counter 1 read {"n":41}',
    'persist-hydration memory:counter 1 merged {"n":41}',
    'store-changed memory:counter n=41 in hydration 1',
    'persist-hydration memory:counter 1 applied',
    'store-changed memory:counter n=42 by inc',
    'storage-written localStorage:counter {"state":{"n":42},"version":0} by inc',
  ],
}
