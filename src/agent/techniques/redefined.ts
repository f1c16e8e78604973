import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { defineProperty, getOwnPropertyDescriptor } from '../primordials'

/** Hears when a page, or a tool in it, defines a property of `window` anew. */
export class Redefinitions {
  private readonly heard = new Map<PropertyKey, (() => void)[]>()
  private undo: (() => void) | undefined

  constructor(private readonly hooks: Hooks) {}

  listen(property: string, heard: () => void): void {
    this.heard.set(property, [...(this.heard.get(property) ?? []), heard])
    this.undo ??= this.watch()
  }

  /** What is worth hearing of comes at the start of a page. */
  stop(): void {
    this.undo?.()
  }

  private watch(): () => void {
    const own = getOwnPropertyDescriptor(Object, 'defineProperty')
    const native = Object.defineProperty
    const { heard } = this
    if (!own) return () => undefined
    // A plain method, not a proxy: bundles call it thousands of times.
    const { define } = {
      define(target: object, property: PropertyKey, descriptor: PropertyDescriptor): unknown {
        const result = native(target, property, descriptor)
        if (target === window) for (const each of heard.get(property) ?? []) guard(each, undefined)
        return result
      },
    }
    // Bound, as its text reads like a native function's.
    const bound = define.bind(undefined)
    defineProperty(bound, 'name', {
      __proto__: null,
      value: 'defineProperty',
      configurable: true,
    } as PropertyDescriptor)
    return this.hooks.replace(Object, 'defineProperty', own, bound)
  }
}
