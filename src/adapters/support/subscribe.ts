import type { AdapterHost, Callable, StoreHandle } from '../define-adapter'
import { ownValue } from './own'

const NativeProxy = Proxy
const { apply, defineProperty } = Reflect

/** What is called otherwise than zustand and Redux have it. */
interface Ways {
  /** What subscribes. */
  name?: string
  /** Whether a call is counted: the library ends others by itself, and nobody hears of it. */
  counts?: (args: readonly unknown[]) => boolean
  /** Who calls it like that is a component of its library's framework. */
  isMounting?: true
}

/**
 * Counts who subscribes to a store through its `subscribe` property. The function there goes on to look and behave as it
 * did, and what it returns as well; whoever took it before us is not heard. `owners` are the objects that have it: the store,
 * and a hook that its methods were copied to. A store whose members can't be replaced is left alone.
 */
export function watchSubscribe(
  owners: readonly object[],
  handle: StoreHandle,
  host: AdapterHost,
  { name = 'subscribe', counts = () => true, isMounting }: Ways = {},
): void {
  const subscribeOf = (owner: object): Callable | undefined => methodOf(owner, name)
  const [original] = owners.map(subscribeOf)
  if (!original) return
  let ending: Callable | undefined
  const over = host.guardHot((ended: () => void) => ended())
  const count = host.guardHot((end: Callable) => {
    ending = undefined
    const { ended, endsWith } = handle.subscribed(isMounting)
    ending = watchEnd(end, () => over(ended, undefined))
    endsWith(ending)
  })
  const watched = new NativeProxy(original, {
    apply(target, self, args: unknown[]) {
      const end: unknown = apply(target, self, args)
      if (typeof end !== 'function' || !counts(args)) return end
      count(end as Callable, undefined)
      return ending ?? end
    },
  })
  const replace = (old: Callable, value: Callable): void => {
    for (const owner of owners) {
      if (subscribeOf(owner) !== old) continue
      defineProperty(owner, name, { __proto__: null, value } as PropertyDescriptor)
    }
  }
  replace(original, watched)
  host.onStop(() => replace(watched, original))
}

/** Unsubscribing twice counts once. */
function watchEnd(end: Callable, ended: () => void): Callable {
  let isOver = false
  return new NativeProxy(end, {
    apply(target, self, args: unknown[]) {
      const result: unknown = apply(target, self, args)
      if (!isOver) ended()
      isOver = true
      return result
    },
  })
}

function methodOf(owner: object, name: string): Callable | undefined {
  const value = ownValue(owner, name)
  return typeof value === 'function' ? (value as Callable) : undefined
}
