import * as v from 'valibot'
import { createStore } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Behaviour } from '../behaviour'
import { type Scene, SceneSchema } from '../model'
import { browserStorage } from './hydration'

export type SaveState = 'waiting' | 'saving'
export interface ScenesState {
  scenes: Scene[]
  /** Scenes with a change the server has not answered yet. */
  saving: Record<string, SaveState>
}

/** The server's scenes, with a copy in localStorage for the next start. `scenes` are those the page was rendered with. */
export function createScenesStore(scenes: Scene[], behaviour: Behaviour) {
  const initial: ScenesState = { scenes, saving: {} }
  let rendered = true
  return createStore<ScenesState>()(
    persist(() => initial, {
      name: 'scenes',
      ...browserStorage<{ scenes: Scene[] }>(behaviour.localArea),
      partialize: (state) => ({ scenes: state.scenes }),
      merge: (saved, current) => {
        const first = rendered
        rendered = false
        const copy = savedScenes(saved)
        if (!copy) return current
        // First the page just rendered says which scenes exist; later the tab that wrote last does.
        const [base, other] = first ? [current.scenes, copy] : [copy, current.scenes]
        return { ...current, scenes: takeNewer(base, other, current.saving, behaviour.localCopyWins) }
      },
    }),
  )
}
export type ScenesStore = ReturnType<typeof createScenesStore>

/** The scenes of `base`, each as `other` has it where that wins by its version or `other` holds an unsaved change of it. */
export function takeNewer(
  base: Scene[],
  other: Scene[],
  unsaved: Record<string, SaveState>,
  wins: Behaviour['localCopyWins'],
): Scene[] {
  const least = wins === 'when newer' ? 1 : 0
  const byId = new Map(other.map((scene) => [scene.id, scene]))
  return base.map((scene) => {
    const rival = byId.get(scene.id)
    return rival && (rival.version - scene.version >= least || unsaved[scene.id] !== undefined) ? rival : scene
  })
}

const SavedSchema = v.object({ scenes: v.array(SceneSchema) })

function savedScenes(saved: unknown): Scene[] | null {
  return v.is(SavedSchema, saved) ? saved.scenes : null
}
