import { type CartStore, touchCart } from './stores/cart'
import { whenHydrated } from './stores/hydration'
import { type WorkspaceFields, migrateWorkspace } from './stores/workspace'

/** Everything about the app that a pitfall can change. */
export interface Behaviour {
  workspaceVersion: number
  workspaceMigrate: ((saved: unknown, version: number) => WorkspaceFields) | undefined
  /** Called as soon as the cart's store exists; notes that the cart was opened. */
  openCart: (cart: CartStore) => void
  /** What becomes of an optimistic change that the server has refused for good. */
  onSaveFailed: 'roll back' | 'keep'
  /** Whether coming back to the tab reads the server's state again. */
  rereadOnReturn: boolean
  /** Further headers of a request to the API. */
  requestHeaders: (method: string, path: string) => Record<string, string>
}

export const HEALTHY: Behaviour = {
  workspaceVersion: 2,
  workspaceMigrate: migrateWorkspace,
  openCart: (cart) => void whenHydrated(cart).then(() => touchCart(cart)),
  onSaveFailed: 'roll back',
  rereadOnReturn: true,
  requestHeaders: () => ({}),
}
