import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { late } from '../../support/late'

const draft = createStore(
  persist(() => ({ title: '', body: '' }), { name: 'draft', storage: createJSONStorage(() => late({ then: 80 })) }),
)

const write = (): void => draft.setState({ title: 'Storm', body: 'It was a dark night.' })

// `?discard` is where the button in the mail leads: the draft is thrown away.
async function discard(): Promise<void> {
  if (__MENDED__ && !draft.persist.hasHydrated()) {
    await new Promise<void>((resolve) => {
      draft.persist.onFinishHydration(() => resolve())
    })
  }
  draft.persist.clearStorage()
  if (__MENDED__) draft.setState(draft.getInitialState(), true)
}
if (location.search === '?discard') void discard()

const isReady = (): boolean => draft.persist.hasHydrated()

Object.assign(window, { app: { write, isReady, state: () => draft.getState() } })
