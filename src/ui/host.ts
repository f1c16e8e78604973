import { createContext, useContext } from 'react'

export type Theme = 'light' | 'dark'

/** What the UI asks of the place it runs in: DevTools, or an ordinary page. */
export interface Host {
  theme: () => Theme
  /** Calls back on every later change of theme; returns how to stop. */
  onThemeChange: (listener: (theme: Theme) => void) => () => void
  /** Shows a source line, 1-based line and column; false where there is no such source. */
  openResource: (url: string, line: number, column: number) => Promise<boolean>
  /** Shows one that only a source map names, and no server need have; absent where nobody but us has read the map. */
  openOriginal?: (url: string, line: number, column: number) => Promise<boolean>
  /** The texts of the inspected page's scripts and their source maps; absent where there is no page. */
  sources?: PageSources
  copy: (text: string) => Promise<void>
  /** Lets the user save a file. */
  save: (name: string, content: Blob) => void
  /** Runs a program of ours in the inspected page, on a click of the user alone (`$drift`); absent where there is none. */
  evaluate?: (program: string) => Promise<unknown>
  /** Keeps what the user has set, on this machine, never in the inspected page. */
  storage: HostStorage
}

export interface PageSources {
  /** What DevTools holds under an address: nobody is asked. undefined where it holds nothing. */
  held: (url: string) => Promise<string | undefined>
  /** Requests it from its server, on the user's word alone; or why there is nothing: `404`. */
  request: (url: string) => Promise<{ text: string } | { why: string }>
}

/** What comes out of it may have been written by an older version or by somebody else: check its shape. */
export interface HostStorage {
  /** undefined when nothing was saved. */
  load: (key: string) => Promise<unknown>
  save: (key: string, value: unknown) => Promise<void>
  /** Calls back with what is saved under the key from now on, by other panels, here and there by this one; returns how to stop. */
  watch: (key: string, listener: (value: unknown) => void) => () => void
}

const HostContext = createContext<Host | undefined>(undefined)
export const HostProvider = HostContext.Provider

/** The host of this panel. Throws outside `HostProvider`: a mistake of ours, not a state. */
export function useHost(): Host {
  const host = useContext(HostContext)
  if (!host) throw new Error('useHost outside HostProvider')
  return host
}
