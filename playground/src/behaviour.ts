import type { StateStorage } from 'zustand/middleware'
import { type CartStore, touchCart } from './stores/cart'
import { whenHydrated } from './stores/hydration'
import { type WorkspaceFields, migrateWorkspace } from './stores/workspace'

/** Everything about the app that a pitfall can change. */
export interface Behaviour {
  /** What the workspace and the copy of the scenes are kept in. */
  localArea: () => StateStorage
  /** Whether the asset shelf keeps its pictures in localStorage, in all the room that is left there. */
  cachePictures: boolean
  /** Whether memory takes in what other tabs save. */
  followOtherTabs: boolean
  /** What the first render in the browser takes the workspace to be: the server has none to render. */
  firstRender: 'as on the server' | 'as saved'
  /** How long typing must pause before an edit is sent, in milliseconds. */
  saveAfter: number
  /** Whether leaving the page sends at once the edits that are still waiting. */
  saveOnLeave: boolean
  /** Which edits of the local copy of a scene stand against the server's. */
  localCopyWins: 'when newer' | 'unless older'
  workspaceVersion: number
  /** Whether this release knows a preference that earlier ones did not save. */
  spellCheckPreference: boolean
  /** Whether the workspace keeps the pictures of the assets too. */
  picturesInWorkspace: boolean
  /** What a change of a preference changes. */
  preferThrough: 'the store' | 'localStorage'
  /** Whether how many scenes a search found is kept with what was searched for. */
  keepFound: boolean
  /** Whether a view that is gone stops listening. */
  stopListening: boolean
  /** Whether the scene shown is forgotten with the scene, and a draft with its project. */
  forgetSelected: boolean
  forgetDrafts: boolean
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
  localArea: () => localStorage,
  cachePictures: false,
  followOtherTabs: true,
  firstRender: 'as on the server',
  saveAfter: 400,
  saveOnLeave: true,
  localCopyWins: 'when newer',
  workspaceVersion: 2,
  spellCheckPreference: false,
  picturesInWorkspace: false,
  preferThrough: 'the store',
  keepFound: true,
  stopListening: true,
  forgetSelected: true,
  forgetDrafts: true,
  workspaceMigrate: migrateWorkspace,
  openCart: (cart) => void whenHydrated(cart).then(() => touchCart(cart)),
  onSaveFailed: 'roll back',
  rereadOnReturn: true,
  requestHeaders: () => ({}),
}
