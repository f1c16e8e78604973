import type { Callable } from '../define-adapter'
import { overhearMembers } from './overhear'

const NativeProxy = Proxy
const { apply } = Reflect

export type Enhancer = (createStore: Callable) => Callable
/** Makes the enhancer that watches a store. `options` are those given to the DevTools. */
export type Enhance = (options: unknown) => Enhancer

type Funcs = readonly unknown[]
const isCallable = (value: unknown): value is Callable => typeof value === 'function'
const call = (target: Callable, args: Funcs): unknown => apply(target, undefined, args)

/**
 * `__REDUX_DEVTOOLS_EXTENSION__(options)`: an enhancer. Ours goes around the tool's, whose stores show their own state outside
 * only (https://github.com/reduxjs/redux-devtools/blob/main/extension/docs/API/Arguments.md).
 */
export function wrapExtension(
  real: Callable | undefined,
  enhance: Enhance,
  methods: Readonly<Record<string, (original: Callable) => Callable>>,
): Callable {
  return overhearMembers(real ?? standIn(), methods, {
    apply(target, self, args: Funcs) {
      const made: unknown = apply(target, self, args)
      return isCallable(made)
        ? (createStore: Callable) => enhance(args[0])(call(made, [createStore]) as Callable)
        : made
    },
  })
}

/** `__REDUX_DEVTOOLS_EXTENSION_COMPOSE__(...enhancers)`, or `(options)(...enhancers)`: ours is the last but the tool's. */
export function wrapCompose(real: Callable | undefined, enhance: Enhance): Callable {
  return new NativeProxy(real ?? compose, {
    apply(target, self, args: Funcs) {
      const [options] = args
      if (typeof options !== 'object') return apply(target, self, [...args, enhance(undefined)])
      const composed: unknown = apply(target, self, args)
      return isCallable(composed) ? (...funcs: Funcs) => call(composed, [...funcs, enhance(options)]) : composed
    },
  })
}

/** What stands there without a tool: an enhancer that does nothing, and connections nobody listens to. */
function standIn(): Callable {
  const nothing = (): void => undefined
  const connection = { init: nothing, send: nothing, subscribe: () => nothing, unsubscribe: nothing, error: nothing }
  const extension = (): Enhancer => (createStore) => createStore
  return Object.assign(extension, {
    connect: () => connection,
    disconnect: nothing,
    send: nothing,
    listen: nothing,
    open: nothing,
    notifyErrors: nothing,
  })
}

/** As Redux composes: right to left, the last one gets all the arguments. */
function compose(...funcs: Callable[]): Callable {
  if (typeof funcs[0] === 'object') return compose
  return funcs.reduce(
    (outer, inner) =>
      (...args: never[]) =>
        call(outer, [inner(...args)]),
  )
}
