import { useSyncExternalStore } from 'react'
import type { WorkspaceState } from '../stores/workspace'
import { useStudio } from '../studio'

/** What `select` takes from the workspace; the first render takes it from the defaults, as the server's did. */
export function useWorkspace<Selected>(select: (state: WorkspaceState) => Selected): Selected {
  const { stores, behaviour } = useStudio()
  const { subscribe, getState, getInitialState } = stores.workspace
  const saved = () => select(getState())
  const rendered = () => select(getInitialState())
  return useSyncExternalStore(subscribe, saved, behaviour.firstRender === 'as saved' ? saved : rendered)
}
