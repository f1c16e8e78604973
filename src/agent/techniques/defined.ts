import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { defineProperty, getOwnPropertyDescriptor } from '../primordials'

type SymbolVisit = (owner: object, symbol: symbol) => void

/**
 * Hears of `Object.defineProperty`: when a page, or a tool in it, defines a property of `window` anew, and of properties
 * named by symbols, as libraries define them on what they administer. One hook for both, there only as long as one needs it.
 */
export class Definitions {
  private readonly heard = new Map<PropertyKey, (() => void)[]>()
  private symbols: SymbolVisit | undefined
  private undo: (() => void) | undefined

  constructor(private readonly hooks: Hooks) {}

  /** Until the page has loaded: what is worth hearing of comes at its start. */
  onWindow(property: string, heard: () => void): void {
    this.heard.set(property, [...(this.heard.get(property) ?? []), heard])
    this.undo ??= this.watch()
  }

  /** Until `part` is stopped. */
  onSymbol(part: Hooks, visit: SymbolVisit): void {
    this.symbols = visit
    this.undo ??= this.watch()
    part.onStop(() => {
      this.symbols = undefined
      this.leaveIfIdle()
    })
  }

  loaded(): void {
    this.heard.clear()
    this.leaveIfIdle()
  }

  private leaveIfIdle(): void {
    if (this.heard.size > 0 || this.symbols) return
    this.undo?.()
    this.undo = undefined
  }

  private watch(): (() => void) | undefined {
    const own = getOwnPropertyDescriptor(Object, 'defineProperty')
    if (!own) return undefined
    // With its receiver, which shows in the stacks of its errors.
    const native = Object.defineProperty.bind(Object)
    const { heard } = this
    // Reading it is a call of the browser's.
    const page = window
    const symbolDefined = (owner: object, symbol: symbol): void => this.symbols?.(owner, symbol)
    // A plain method, not a proxy: bundles call it thousands of times.
    const { define } = {
      define(target: object, property: PropertyKey, descriptor: PropertyDescriptor): unknown {
        // What is left out counts as undefined there too, and what is more is passed over.
        const result: unknown = native(target, property, descriptor)
        if (typeof property === 'symbol') symbolDefined(target, property)
        else if (target === page) for (const each of heard.get(property) ?? []) guard(each, undefined)
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
