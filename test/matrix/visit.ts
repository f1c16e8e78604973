import type { Page } from 'playwright'
import { until } from '../../src/cli/until'
import type { AgentSource } from '../../src/core/timeline/event'
import { heldBy } from './app-page'
import { comparable } from './comparable'
import type { App } from './fixtures'
import { type Look, look } from './look'

/** How a cell went: met, or the reason why not. */
export type Outcome = true | string

/** Milliseconds that a cell may take to be met: React's trees are walked in idle time, and machines are busy. */
const PATIENCE = 12_000
/** The same once one of the app's was waited for in vain. */
const SHORT = 2_000

/** One app in a tab, and what the extension has of it on record. */
export class Visit {
  private patience = PATIENCE

  constructor(
    readonly app: App,
    readonly page: Page,
    readonly collector: Page,
    private readonly origin: string,
  ) {}

  see = (): Promise<Look> => look(this.collector, this.origin)

  /** Waits until the record says what the app holds. */
  agrees(when: string): Promise<Outcome> {
    return this.wait(async () => {
      const [held, seen] = [await heldBy(this.page), await this.see()]
      const reason = this.difference(held, seen)
      return reason === undefined || `${when}: ${reason}`
    })
  }

  /** Waits until `judge` is content with the store. */
  meets(judge: (app: App, seen: Look, store: AgentSource) => Outcome): Promise<Outcome> {
    return this.wait(async () => {
      const [held, seen] = [await heldBy(this.page), await this.see()]
      const store = this.store(seen, held)
      return store ? judge(this.app, seen, store) : 'there is no such store'
    })
  }

  /** Waits until the app holds a state. */
  holds(state: unknown): Promise<Outcome> {
    return this.wait(async () => {
      const held = comparable(await heldBy(this.page))
      return (
        held === comparable(state) ||
        `the app holds ${held.slice(0, 200)} instead of ${comparable(state).slice(0, 200)}`
      )
    })
  }

  /** Gives what is on record once nothing goes on any more. */
  async settled(): Promise<Look> {
    const still = async (): Promise<Look | undefined> => {
      const seen = await this.see()
      return seen.diagnosis.subjects.every((subject) => subject.settled) ? seen : undefined
    }
    return (await until(still, this.patience)) ?? (await this.see())
  }

  /** The store of the fixture's name; of several, the one that holds what the app does. */
  store(seen: Look, held: unknown): AgentSource | undefined {
    const { store: id } = this.app
    const named = seen.stores.filter((store) => (typeof id === 'string' ? store.id === id : id.test(store.id)))
    return named.find((store) => comparable(seen.state(store)) === comparable(held)) ?? named[0]
  }

  private async wait(probe: () => Promise<Outcome>): Promise<Outcome> {
    let outcome: Outcome = ''
    const met = await until(async () => {
      outcome = await probe()
      return outcome === true
    }, this.patience)
    if (met) return true
    this.patience = SHORT
    return outcome
  }

  private difference(held: unknown, seen: Look): string | undefined {
    const store = this.store(seen, held)
    if (!store) {
      const found = seen.stores.map(({ id }) => id).join(', ')
      return `no store ${String(this.app.store)} is found (${found === '' ? 'none is' : `found: ${found}`})`
    }
    const [ours, theirs] = [comparable(seen.state(store)), comparable(held)]
    return ours === theirs ? undefined : `recorded is ${ours.slice(0, 200)} where the app holds ${theirs.slice(0, 200)}`
  }
}
