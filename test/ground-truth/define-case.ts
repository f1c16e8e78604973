import type { BrowserContext, Page } from 'playwright'
import type { Route } from './site'

/** What the broken page must show. */
export interface Expected {
  rule: string
  /** Name of the subject; a pattern where a build gives it. */
  subject: string | RegExp
  /** Exactly these, in any order; '' is the whole state. Without it any. */
  paths?: readonly string[]
}

/** One run of a case. */
export interface Run {
  page: Page
  context: BrowserContext
  /** Opens another tab; `url` may be relative to the page's. */
  newTab: (url?: string) => Promise<Page>
  origin: string
  /** Whether the bug is switched off in this build. */
  mended: boolean
}

/** A page of a real library in which something goes wrong, or (`shows: []`) a healthy one. */
export interface TruthCase {
  /** Every other error or warning is a false alarm. Nothing: there is no broken build. */
  shows: readonly Expected[]
  /** Packages of test/ground-truth/package.json in the place of those that the page imports: `{ zustand: 'zustand-4.5.5' }`. */
  packages?: Readonly<Record<string, string>>
  /** The libraries' development build: Strict Mode does nothing in production. */
  development?: true
  /** Id of the case whose page this is, unless it has one of its own. */
  page?: string
  /** What the site answers by path, with state of its own in each run: `/api/cart`, `/api/scenes/*`, or `/` itself. */
  server?: () => Readonly<Record<string, Route>>
  /** What a person does; `page` is at the url already. */
  flow?: (run: Run) => Promise<void>
  /** Reads memory, storage and server by itself and asserts what is true there: the bug, or once mended its absence. */
  truth?: (run: Run) => Promise<void>
  /** Reported elsewhere and not to be seen here: what was tried. Not played, not counted. */
  notReproduced?: string
}

export const defineCase = (truthCase: TruthCase): TruthCase => truthCase

declare global {
  interface Window {
    /** What a page offers to its case. */
    app: Record<string, (...given: unknown[]) => unknown>
  }
}
