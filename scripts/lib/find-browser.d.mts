/** A browser that loads an unpacked extension: its executable and what its `--version` prints. */
export interface FoundBrowser {
  path: string
  version: string
}

/** What a search gave. `rejected` names the browsers that are there but cannot be used, with the reason. */
export interface BrowserSearch {
  browser: FoundBrowser | undefined
  rejected: { path: string; reason: string }[]
}

interface Machine {
  env: Record<string, string | undefined>
  platform: string
  home: string
}

/** The first usable browser of this machine. DRIFTSCOPE_BROWSER, when set, is the only one looked at. */
export function findBrowser(machine?: Partial<Machine>): BrowserSearch

/** One sentence for a person: what was found, and how to get a browser that works. */
export function noBrowserSentence(search: Pick<BrowserSearch, 'rejected'>): string

/** Undefined when `version` (what `--version` printed) loads extensions, else the reason why not. */
export function whyNot(version: string | undefined): string | undefined

/** Where browsers live on a machine, best first. The paths need not exist. */
export function candidates(machine: Machine): string[]
