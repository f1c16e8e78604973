import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { late } from '../../support/late'

// A storage that is busy for a while before it reads.
const trip = createStore(
  persist(() => ({ stops: [] as string[], title: 'My trip', opened: 0 }), {
    name: 'trip',
    storage: createJSONStorage(() => late({ before: 20 })),
  }),
)

const noteVisit = (): void => trip.setState({ opened: Date.now() })
if (__MENDED__) trip.persist.onFinishHydration(noteVisit)
else noteVisit()

const plan = (): void => trip.setState({ stops: ['Bergen', 'Voss'], title: 'Norway' })
const isReady = (): boolean => trip.persist.hasHydrated()

Object.assign(window, { app: { plan, isReady, state: () => trip.getState() } })
