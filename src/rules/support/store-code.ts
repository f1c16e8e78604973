import type { SubjectFact } from '../../core/facts'
import { hook } from './fixes'

/** How an app reads a store's state, and puts another in its place, in the words of its library. */
export interface StoreCode {
  /** A copy that later changes leave alone. */
  copy: string
  put(value: string): string
}

const assigned = (state: string, copy: string): StoreCode => ({
  copy,
  put: (value) => `Object.assign(${state}, ${value})`,
})

const CODE: { readonly [library: string]: StoreCode } = {
  pinia: { copy: 'structuredClone(toRaw(store.$state))', put: (value) => `store.$patch(${value})` },
  vue: assigned('state', 'structuredClone(toRaw(state))'),
  vuex: {
    copy: 'structuredClone(toRaw(store.state))',
    put: (value) => `store.replaceState({ ...store.state, ...${value} })`,
  },
  'svelte-state': assigned('state', '$state.snapshot(state)'),
  svelte: { copy: 'structuredClone(get(store))', put: (value) => `store.set(${value})` },
  jotai: { copy: 'store.get(theAtom)', put: (value) => `store.set(theAtom, ${value})` },
  recoil: { copy: 'snapshot.getLoadable(theAtom).contents', put: (value) => `set(theAtom, ${value})` },
  nanostores: { copy: '$store.get()', put: (value) => `$store.set(${value})` },
  valtio: assigned('state', 'deepClone(state)'),
  mobx: { copy: 'toJS(store)', put: (value) => `runInAction(() => Object.assign(store, ${value}))` },
  legend: { copy: 'structuredClone(state$.peek())', put: (value) => `state$.set(${value})` },
  effector: {
    copy: '$store.getState()',
    put: (value) => `replaced(${value}) // $store.on(replaced, (_, next) => next)`,
  },
  react: { copy: 'state', put: (value) => `setState(${value})` },
  'tanstack-query': {
    copy: 'queryClient.getQueryData(queryKey)',
    put: (value) => `queryClient.setQueryData(queryKey, ${value})`,
  },
  swr: { copy: 'cache.get(key)?.data', put: (value) => `mutate(key, ${value}, { revalidate: false })` },
  redux: {
    copy: 'store.getState()',
    put: (value) =>
      `store.dispatch({ type: 'state/replaced', payload: ${value} }) // the reducer takes it for its state`,
  },
}

/** The code of the store's library; where it has no fixed form, the names say what is to be done. */
export function storeCode({ name, library }: SubjectFact): StoreCode {
  if (library === 'zustand')
    return { copy: `${hook(name)}.getState()`, put: (value) => `${hook(name)}.setState(${value})` }
  return (
    CODE[library] ?? { copy: 'readState()', put: (value) => `replaceState(${value}) // however the store is changed` }
  )
}
