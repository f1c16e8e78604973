import type { AdapterHost } from '../define-adapter'

const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect

type Tell = (replaced: unknown) => void

/**
 * Tells, once, what the variable held that a `$state` object just made is assigned to: before Svelte puts it into the variable's
 * signal, it notes the old value in a Map by the signal. `undefined` where something else goes into a Map first, or nothing in
 * this run: the object is a variable's first, or a constant. Only the next `Map.set`, of whoever, is looked at.
 */
export class NextSignal {
  private waiting: Tell[] = []
  private restore: (() => void) | undefined

  constructor(private readonly host: Pick<AdapterHost, 'guard' | 'soon'>) {}

  wait(tell: Tell): void {
    this.waiting.push(tell)
    if (this.waiting.length > 1) return
    this.hook()
    this.host.soon(() => this.told(undefined))
  }

  private hook(): void {
    const own = getOwnPropertyDescriptor(Map.prototype, 'set')
    const native: unknown = own?.value
    if (!own?.configurable || typeof native !== 'function') return
    const told = (key: unknown): void => this.told(key)
    const { set } = {
      set(this: Map<unknown, unknown>, key: unknown, _value: unknown): unknown {
        told(key)
        return apply(native, this, arguments)
      },
    }
    this.restore = () => {
      if (getOwnPropertyDescriptor(Map.prototype, 'set')?.value === set) defineProperty(Map.prototype, 'set', own)
    }
    defineProperty(Map.prototype, 'set', { ...own, value: set })
  }

  /** The signal is that of the object made last. */
  private told(key: unknown): void {
    const waiting = this.waiting.splice(0)
    this.restore?.()
    this.restore = undefined
    this.host.guard(() => {
      for (const [i, tell] of waiting.entries()) tell(i === waiting.length - 1 ? heldBy(key) : undefined)
    }, undefined)
  }
}

/** What a signal of Svelte's holds: `{ f, v, reactions, equals, rv, wv }`. */
function heldBy(signal: unknown): unknown {
  if (typeof signal !== 'object' || signal === null) return undefined
  const isSignal = typeof getOwnPropertyDescriptor(signal, 'equals')?.value === 'function'
  return isSignal ? getOwnPropertyDescriptor(signal, 'v')?.value : undefined
}
