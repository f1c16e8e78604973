import type { AdapterHost, Callable, HydrationStep, Restoring, StoreHandle } from '../define-adapter'
import { Disguise, type Options } from './disguise'
import { Hydrations } from './hydrations'
import { copied } from '../support/copied'
import { omittedPaths } from '../support/omits'
import { hasOwnMethods, isObject } from '../support/own'

/** `store.persist` of zustand 4 and 5. */
export interface PersistApi {
  getOptions: () => Options
  setOptions: (options: Options) => void
  onHydrate: (listener: (state: unknown) => void) => () => void
  onFinishHydration: (listener: (state: unknown) => void) => () => void
}

const { apply } = Reflect

const METHODS = ['getOptions', 'setOptions', 'onHydrate', 'onFinishHydration', 'rehydrate', 'hasHydrated']

export function isPersistApi(value: unknown): value is PersistApi {
  return isObject(value) && hasOwnMethods(value, METHODS)
}

/**
 * Watches a persisted store take its saved value in, step by step, for every hydration. The functions among its options
 * are wrapped; what the app reads back through `getOptions` are its own.
 */
export function observePersist(
  persist: PersistApi,
  getState: () => unknown,
  handle: StoreHandle,
  host: AdapterHost,
): Hydrations {
  const hydrations = new Hydrations((n, step: HydrationStep) => handle.hydration(n, step))
  let omits: (string | number)[][] = []
  let initial: unknown
  let partialized: { input: unknown; output: unknown } | undefined

  const describe = (): void => {
    const options = persist.getOptions()
    handle.persist({
      name: String(options.name),
      ...(typeof options.version === 'number' ? { version: options.version } : {}),
      hasMigrate: typeof options.migrate === 'function',
      ...(options.skipHydration === true ? { skipHydration: true } : {}),
      omits,
    })
  }
  const compareSoon = (): void =>
    host.idle(() => {
      const { partialize } = persist.getOptions()
      const state = getState()
      // Nothing was written so far: asked with a copy, as persist itself would.
      if (!partialized && typeof partialize === 'function' && typeof state === 'object') {
        const input = { ...state }
        partialized = { input, output: partialize(input) }
      }
      const { input, output } = partialized ?? {}
      partialized = undefined
      const now = omittedPaths(input, output)
      if (now.join('|') === omits.join('|')) return
      omits = now
      describe()
    })

  const disguise = new Disguise(host, hydrations, {
    created: (state) => {
      initial ??= state
      handle.created(state)
    },
    partialized: (input, output) => {
      if (!partialized) compareSoon()
      partialized = { input, output }
    },
  })
  disguise.putOn(persist, describe)
  persist.onHydrate((state) =>
    host.guard(() => {
      if (state !== undefined && state !== null) handle.created(state)
      hydrations.started()
    }, undefined),
  )
  persist.onFinishHydration(() => host.guard(() => hydrations.finished(), undefined))
  describe()
  compareSoon()
  handle.restorable(() => restoringOf(disguise, initial ?? getState()))
  return hydrations
}

/** As `persist` itself calls them: the persisted state first. A merge may change what it is given, which is not the store's. */
function restoringOf(disguise: Disguise, initial: unknown): Restoring {
  const [migrate, merge] = [disguise.own('migrate'), disguise.own('merge')]
  return {
    version: disguise.own('version'),
    ...(typeof migrate === 'function' && {
      migrate: (state, version) => apply(migrate as Callable, undefined, [state, version]),
    }),
    merge: (state) => {
      const own = copied(initial as object)
      return typeof merge === 'function'
        ? apply(merge as Callable, undefined, [state, own])
        : { ...own, ...(state as object) }
    },
  }
}
