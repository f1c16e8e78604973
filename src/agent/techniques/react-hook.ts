import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { apply, defineProperty, getOwnPropertyDescriptor, hasOwn } from '../primordials'

const NAME = '__REACT_DEVTOOLS_GLOBAL_HOOK__'

type Callable = (...args: never[]) => unknown
type OnCommit = (root: unknown) => void
type Hook = { [key: string]: unknown; renderers: Map<number, unknown> }

/**
 * Hears of React's commits through the global that React looks for, beside React DevTools (before or after us),
 * react-refresh, and pages that blank or replace the global. It stands on `Window.prototype`, because React DevTools gives
 * up when `window` has a property of its own. What is returned ends the wait for another tool: they all come at the start.
 */
export function watchReact(hooks: Hooks, onCommit: OnCommit): () => void {
  const commit: OnCommit = (root) => guard(() => onCommit(root), undefined)
  const present: unknown = getOwnPropertyDescriptor(window, NAME) ? Reflect.get(window, NAME) : undefined
  if (isHook(present)) {
    adopt(present, commit)
    return () => hooks.definitions.loaded()
  }

  const ours = makeHook()
  adopt(ours, commit)
  const trap = {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get: (): unknown => ours,
    set: (value: unknown): void => {
      if (isHook(value)) takeOver(value)
      const own = isHook(value) ? value : ours
      defineProperty(window, NAME, {
        __proto__: null,
        value: own,
        configurable: true,
        writable: true,
      } as PropertyDescriptor)
    },
  }
  defineProperty(Window.prototype, NAME, trap)
  hooks.onStop(() => Reflect.deleteProperty(Window.prototype, NAME))

  /** Another tool's hook replaces ours: it learns of the renderers that came before it. */
  const takeOver = (hook: Hook): void =>
    guard(() => {
      if (hook === ours) return
      adopt(hook, commit)
      for (const renderer of ours.renderers.values()) {
        if (typeof hook['inject'] === 'function') apply(hook['inject'] as Callable, hook, [renderer])
      }
    }, undefined)
  // React DevTools defines the global instead of assigning it.
  hooks.definitions.onWindow(NAME, () => {
    const hook: unknown = Reflect.get(window, NAME)
    if (isHook(hook)) takeOver(hook)
  })
  return () => hooks.definitions.loaded()
}

/** Calls `commit` exactly once per commit, whoever overwrites the callback and whether or not they call the old one. */
function adopt(hook: Hook, commit: OnCommit): void {
  let told = false
  const watch = (inner: unknown): Callable =>
    function onCommitFiberRoot(this: unknown, ...args: unknown[]): unknown {
      told = false
      try {
        return typeof inner === 'function' ? apply(inner as Callable, this, args) : undefined
      } finally {
        if (!told) commit(args[1])
        told = true
      }
    }
  let current = watch(hook['onCommitFiberRoot'])
  accessor(
    hook,
    'onCommitFiberRoot',
    () => current,
    (next) => (current = watch(next)),
  )
  // A page that switches the hook off would switch its own development tools off: ours stays.
  if (!hook['rendererInterfaces']) {
    accessor(
      hook,
      'isDisabled',
      () => false,
      () => undefined,
    )
    accessor(
      hook,
      'supportsFiber',
      () => true,
      () => undefined,
    )
  }
}

function accessor(hook: Hook, name: string, get: () => unknown, set: (value: unknown) => void): void {
  const own = getOwnPropertyDescriptor(hook, name)
  if (own && !own.configurable) return
  defineProperty(hook, name, { __proto__: null, configurable: true, enumerable: true, get, set } as PropertyDescriptor)
}

function makeHook(): Hook {
  const renderers = new Map<number, unknown>()
  const nothing = (): void => undefined
  return {
    renderers,
    supportsFiber: true,
    isDisabled: false,
    inject(renderer: unknown) {
      const id = renderers.size + 1
      renderers.set(id, renderer)
      return id
    },
    checkDCE: nothing,
    onCommitFiberRoot: nothing,
    onCommitFiberUnmount: nothing,
    onPostCommitFiberRoot: nothing,
    onScheduleFiberRoot: nothing,
    setStrictMode: nothing,
  }
}

function isHook(value: unknown): value is Hook {
  return typeof value === 'object' && value !== null && hasOwn(value, 'inject') && hasOwn(value, 'renderers')
}
