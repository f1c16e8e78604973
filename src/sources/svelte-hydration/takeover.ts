import type { SourceHost } from '../define-source'
import { mismatchesIn } from './mismatches'

/** Facts of mismatches per app. */
const MOST = 50

const EVERYTHING = {
  subtree: true,
  childList: true,
  characterData: true,
  characterDataOldValue: true,
  attributes: true,
  attributeOldValue: true,
} as const

/** One app of Svelte taking over its HTML, which it does in one go. */
export class Takeover {
  // What was delivered here was changed in an earlier run, by others.
  private readonly observer = new MutationObserver(() => undefined)

  constructor(
    target: Element,
    private readonly host: Pick<SourceHost, 'record'>,
  ) {
    this.observer.observe(target, EVERYTHING)
  }

  /** Some app of Svelte is in place. `isAlone`: it can only be this one; else it is where its HTML was changed for it. */
  finish(isAlone: boolean): boolean {
    const mismatches = mismatchesIn(this.observer.takeRecords())
    if (mismatches.length === 0 && !isAlone) return false
    this.giveUp()
    const base = { type: 'react-hydration', framework: 'svelte' } as const
    this.host.record({ ...base, step: 'started' })
    for (const mismatch of mismatches.slice(0, MOST)) this.host.record({ ...base, step: 'mismatch', mismatch })
    this.host.record({ ...base, step: 'finished' })
    return true
  }

  giveUp(): void {
    this.observer.disconnect()
  }
}
