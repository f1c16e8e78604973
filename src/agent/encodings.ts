import type { Clock } from './clock'
import type { Hooks } from './hooks'
import { apply, getOwnPropertyDescriptor, monotonic, NativeProxy, timeout } from './primordials'

/** Texts that are shorter than this take no time worth telling, and are not remembered. */
const LARGE = 10_000
/** Milliseconds that a text is remembered: until an asynchronous storage has been handed it. */
const REMEMBERED_FOR = 1_000
/** What is packed is no JSON any more, and not smaller than this share of it. */
const PACKED_SHARE = 0.02
const JSON_TEXT = /^\s*[[{"]/

type Callable = (...args: never[]) => unknown

/** How long the page's last large JSON text took to make: that is part of what writing it costs. */
export class Encodings {
  private last: { text: string; began: number; took: number; run: number } | undefined
  private forgets = false

  constructor(private readonly clock: Clock) {}

  /** Watches JSON.stringify; what it is given and gives back goes through untouched. */
  watch(hooks: Hooks): void {
    const own = getOwnPropertyDescriptor(JSON, 'stringify')
    const native: unknown = own?.value
    if (!own || typeof native !== 'function') return
    const watched = new NativeProxy(native as Callable, {
      apply: (target, self: unknown, args: unknown[]) => {
        const began = monotonic()
        const text: unknown = apply(target, self, args)
        if (typeof text === 'string' && text.length >= LARGE) this.made(text, began)
        return text
      },
    })
    hooks.replace(JSON, 'stringify', own, watched)
  }

  /** Milliseconds that the page spent on making the text that it is about to write; 0 where that is not known. */
  tookFor(text: string): number {
    const { last } = this
    if (!last || text.length < LARGE * PACKED_SHARE) return 0
    if (last.text === text) return last.took
    const isPacked = text.length >= last.text.length * PACKED_SHARE && !JSON_TEXT.test(text)
    return isPacked && last.run === this.clock.run ? monotonic() - last.began : 0
  }

  private made(text: string, began: number): void {
    this.clock.touch()
    this.last = { text, began, took: monotonic() - began, run: this.clock.run }
    if (this.forgets) return
    this.forgets = true
    timeout(() => {
      this.forgets = false
      this.last = undefined
    }, REMEMBERED_FOR)
  }
}
