import type { Technique } from '../protocol/techniques'
import type { Aftermath } from '../sources/define-source'
import { guard } from './guard'
import { apply, defineProperty, getOwnPropertyDescriptor, NativeProxy } from './primordials'
import { Definitions } from './techniques/defined'

type Callable = (...args: never[]) => unknown
type Member = 'get' | 'set' | 'value'
type Before = (self: unknown, args: readonly unknown[]) => Aftermath | undefined

/** Everything of ours that the page runs through, so that it can be taken back. */
export class Hooks {
  readonly definitions: Definitions
  private readonly undos: (() => void)[] = []
  private readonly parts = new Map<string, Hooks>()
  private active = true

  constructor(whole?: Hooks) {
    this.definitions = whole?.definitions ?? new Definitions(this)
  }

  /** The hooks of one technique, which can be taken back by themselves. */
  part(technique: Technique): Hooks {
    const known = this.parts.get(technique)
    if (known) return known
    const part = new Hooks(this)
    this.parts.set(technique, part)
    this.onStop(() => part.stop())
    return part
  }

  /**
   * Watches calls of `target[name]`, or reads where that is a getter, or what is assigned (`member` says so). The page sees a
   * function with the same name, length and native text; arguments, `this`, result and exceptions go through untouched, and
   * nothing of ours gets out of it. Returns what ends it.
   */
  hook(target: object, name: string, before: Before, member?: Member): () => void {
    const own = getOwnPropertyDescriptor(target, name)
    const original: unknown = member ? own?.[member] : (own?.get ?? own?.value)
    if (!this.active || !own || typeof original !== 'function') return () => undefined
    const call = original as Callable // typeof said so
    const hooked = new NativeProxy(call, {
      apply: (_, self: unknown, args: unknown[]) => {
        const after = this.active ? guard(() => before(self, args), undefined) : undefined
        if (!after) return apply(call, self, args)
        let result: unknown
        try {
          result = apply(call, self, args)
        } catch (error) {
          if (after.threw) guard(() => after.threw?.(error), undefined)
          throw error
        }
        return after.returned ? guard(() => after.returned?.(result), result) : result
      },
    })
    return this.replace(target, name, own, hooked, member)
  }

  /**
   * Puts `replacement` in the place of a method or getter; put back on `stop`, or by what is returned, unless somebody replaced it in
   * turn.
   */
  replace(
    target: object,
    name: string,
    own: PropertyDescriptor,
    replacement: unknown,
    member: Member = own.get ? 'get' : 'value',
  ): () => void {
    defineProperty(target, name, { __proto__: null, ...own, [member]: replacement } as PropertyDescriptor)
    const undo = (): void => {
      if (getOwnPropertyDescriptor(target, name)?.[member] === replacement) defineProperty(target, name, own)
    }
    this.onStop(undo)
    return undo
  }

  onStop(undo: () => void): void {
    this.undos.push(undo)
  }

  stop(): void {
    this.active = false
    // The last one first: it may stand on another.
    for (const undo of this.undos.splice(0).toReversed()) guard(undo, undefined)
  }
}
