import type { SubjectFact } from '../../core/facts'
import { hook } from './fixes'

type ByLibrary = { readonly [library: string]: (store: string) => readonly string[] }

function codeFor({ name, library }: SubjectFact, code: ByLibrary, otherwise: readonly string[]): string {
  return (code[library]?.(hook(name)) ?? otherwise).join('\n')
}

/** Nothing may be set before the saved state is there; with `recover`, how to save what memory still has. */
export function awaitHydration(subject: SubjectFact, recover: boolean): string {
  const code: ByLibrary = {
    zustand: (store) => [
      `// Change the store only once its saved state is there:`,
      `const whenHydrated = (change: () => void) =>`,
      `  ${store}.persist.hasHydrated() ? change() : ${store}.persist.onFinishHydration(change)`,
      `whenHydrated(() => ${store}.setState({ /* … */ }))`,
      ...(recover
        ? [`// Recover now, in the console of this page: write memory to storage.`, `${store}.setState({})`]
        : []),
    ],
    redux: () => [
      `// Render, and so dispatch, only once the saved state of ${JSON.stringify(subject.name)} is there:`,
      `<PersistGate loading={null} persistor={persistor}>`,
      `  <App />`,
      `</PersistGate>`,
      `// What dispatches outside React waits for the same:`,
      `const whenHydrated = (change) => {`,
      `  if (persistor.getState().bootstrapped) return change()`,
      `  const stop = persistor.subscribe(() => {`,
      `    if (!persistor.getState().bootstrapped) return`,
      `    stop()`,
      `    change()`,
      `  })`,
      `}`,
    ],
  }
  return codeFor(subject, code, [
    `// Change ${JSON.stringify(subject.name)} only once its saved state has been taken in:`,
    `const hydrated = load().then(replaceState) // whatever reads the saved state in`,
    `const whenHydrated = (change) => hydrated.then(change)`,
  ])
}

/** One hydration at a time, and the latest is what counts. */
export function oneHydration(subject: SubjectFact): string {
  const code: ByLibrary = {
    zustand: (store) => [
      `// zustand 5.0.10 and later drop an overtaken rehydrate(); before that, queue them:`,
      `let hydrating = Promise.resolve()`,
      `const rehydrate = () => (hydrating = hydrating.then(() => ${store}.persist.rehydrate()))`,
      `// Take in now what is newer in storage, in the console of this page:`,
      `${store}.persist.rehydrate()`,
    ],
    redux: () => [
      `// redux-persist hydrates once; what came to the entry meanwhile is to be read anew:`,
      `const saved = await getStoredState({ key: 'root', storage })`,
      `store.dispatch({ type: REHYDRATE, key: 'root', payload: saved })`,
    ],
  }
  return codeFor(subject, code, [
    `// Of several hydrations of ${JSON.stringify(subject.name)} apply only the latest:`,
    `let latest = 0`,
    `const rehydrate = async () => {`,
    `  const own = ++latest`,
    `  const saved = await load()`,
    `  if (own === latest) replaceState(saved)`,
    `}`,
  ])
}

/** Clear after the hydration, and memory as well. */
export function clearAfterHydration(subject: SubjectFact): string {
  const code: ByLibrary = {
    zustand: (store) => [
      `const clear = () => {`,
      `  ${store}.setState(${store}.getInitialState(), true)`,
      `  ${store}.persist.clearStorage() // zustand 5.0.15 and later: also cancels a hydration under way`,
      `}`,
      `${store}.persist.hasHydrated() ? clear() : ${store}.persist.onFinishHydration(clear)`,
    ],
    redux: () => [
      `const clear = async () => {`,
      `  store.dispatch(signedOut()) // whatever resets the reducers`,
      `  await persistor.purge() // and the entry`,
      `}`,
      `const stop = persistor.subscribe(() => {`,
      `  if (!persistor.getState().bootstrapped) return`,
      `  stop()`,
      `  void clear()`,
      `})`,
    ],
  }
  return codeFor(subject, code, [
    `// Clear ${JSON.stringify(subject.name)} once its hydration has finished, in memory and in storage:`,
    `await hydrated // whatever reads the saved state in`,
    `replaceState(initialState)`,
    `storage.removeItem(key)`,
  ])
}
