import { createContext, useContext } from 'react'
import { type Api, createApi } from './api-client'
import { createChatActions } from './actions/chat'
import { createLoader } from './actions/load'
import { createNotifier } from './actions/notify'
import { createProjectActions } from './actions/projects'
import { createSceneActions } from './actions/scenes'
import type { Behaviour } from './behaviour'
import type { Payload } from './model'
import { dropPictures } from './scene/picture-cache'
import { createCartActions, createCartStore, followOtherCarts } from './stores/cart'
import { followOtherTabs } from './stores/hydration'
import { createChatStore, createNoticesStore, createProjectsStore } from './stores/memory'
import { createScenesStore } from './stores/scenes'
import { createSessionUiStore } from './stores/session-ui'
import { createWorkspaceStore } from './stores/workspace'

export type Stores = ReturnType<typeof createStores>

function createStores(payload: Payload, behaviour: Behaviour) {
  return {
    projects: createProjectsStore(payload.projects),
    scenes: createScenesStore(payload.scenes, behaviour),
    chat: createChatStore(payload.messages),
    workspace: createWorkspaceStore(behaviour),
    sessionUi: createSessionUiStore(behaviour),
    cart: createCartStore(),
    notices: createNoticesStore(),
  }
}

/** What the actions work with. */
export interface Workbench {
  behaviour: Behaviour
  stores: Stores
  api: Api
  /** Reads everything from the server again. */
  load: () => Promise<void>
  notify: (text: string, retry?: () => void) => void
}

export type Studio = ReturnType<typeof createStudio>

/** The whole application but its view: one per page, and one per rendering on the server. */
export function createStudio(payload: Payload, behaviour: Behaviour) {
  const stores = createStores(payload, behaviour)
  const api = createApi(behaviour)
  const notify = createNotifier(stores.notices)
  const workbench: Workbench = { behaviour, stores, api, notify, load: createLoader(behaviour, stores, api, notify) }
  return {
    payload,
    ...workbench,
    scenes: createSceneActions(workbench),
    projects: createProjectActions(workbench),
    chat: createChatActions(workbench),
    cart: createCartActions(stores.cart),
  }
}

/** Ties a studio to its browser tab: other tabs, coming back, leaving. */
export function startStudio({ behaviour, stores, scenes, load }: Studio): void {
  if (!behaviour.cachePictures) dropPictures()
  behaviour.openCart(stores.cart)
  if (behaviour.followOtherTabs) {
    followOtherTabs('workspace', stores.workspace, () => {
      stores.workspace.setState(stores.workspace.getInitialState(), true)
    })
    followOtherTabs('scenes', stores.scenes, () => void load())
    followOtherCarts(stores.cart)
  }
  const leave = () => {
    if (behaviour.saveOnLeave) scenes.flush()
  }
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave()
    else if (behaviour.rereadOnReturn) void load()
  })
  void load()
}

const StudioContext = createContext<Studio | null>(null)
export const StudioProvider = StudioContext.Provider

/** The studio of the page. Throws outside a StudioProvider. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (!studio) throw new Error('useStudio must be used inside a StudioProvider.')
  return studio
}
