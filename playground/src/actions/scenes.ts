import * as v from 'valibot'
import { type NewScene, type Scene, SceneSchema } from '../model'
import type { SaveState } from '../stores/scenes'
import type { Workbench } from '../studio'
import { attempt, freeId } from './attempt'
import { createSaveQueue } from './save-queue'

const NEW_CODE = 'sky #5b4bd6 #f4a261\nsun 70 40 8 #ffd166\nhills 66 #2b2d42'

/** The user's actions on scenes. All are shown at once and saved on the server. */
export function createSceneActions(workbench: Workbench) {
  const { stores, api, behaviour, notify, load } = workbench
  const { scenes: store, sessionUi } = stores
  const creating = new Map<string, Promise<void>>()
  const read = (id: string) => store.getState().scenes.find((scene) => scene.id === id)

  const put = (scene: Scene, state: SaveState | null): void => {
    store.setState(({ scenes, saving }) => ({
      scenes: scenes.map((each) => (each.id === scene.id ? scene : each)),
      saving: marked(saving, scene.id, state),
    }))
  }
  const drop = (id: string): void => {
    store.setState(({ scenes, saving }) => ({
      scenes: scenes.filter((scene) => scene.id !== id),
      saving: marked(saving, id, null),
    }))
  }

  const queue = createSaveQueue({
    delayMs: behaviour.saveAfter,
    read,
    put,
    send: async (id, change, version) => {
      await creating.get(id)
      const known = version ? { version: version() } : {}
      return sceneOf(await api('PATCH', `/api/scenes/${id}`, { ...change, ...known }))
    },
    refused: (id, change, error) => {
      if (behaviour.onSaveFailed === 'keep') return false
      const why = error instanceof Error ? error.message : String(error)
      notify(`Saving the scene failed and was undone: ${why}`, () => queue.edit(id, change))
      void load()
      return true
    },
  })

  function create(projectId: string, title: string): void {
    const siblings = store.getState().scenes.filter((scene) => scene.projectId === projectId)
    const position = Math.max(-1, ...siblings.map((scene) => scene.position)) + 1
    const id = freeId(title, (candidate) => read(candidate) !== undefined)
    insert({ id, projectId, title, colour: '#5b4bd6', code: NEW_CODE, position })
  }

  function insert(scene: NewScene): void {
    const { id, projectId } = scene
    store.setState(({ scenes, saving }) => ({
      scenes: [...scenes, { ...scene, version: 0, updatedAt: '' }],
      saving: marked(saving, id, 'saving'),
    }))
    sessionUi.getState().select(projectId, id)
    const saved = attempt(workbench, {
      what: `Adding "${scene.title}"`,
      send: async () => sceneOf(await api('POST', '/api/scenes', scene)),
      confirm: queue.confirm,
      kept: () => queue.confirm(read(id) ?? { ...scene, version: 0, updatedAt: '' }),
      undo: () => {
        queue.forget(id)
        drop(id)
        sessionUi.getState().select(projectId, null)
      },
      again: () => insert(scene),
    })
    creating.set(
      id,
      saved.finally(() => creating.delete(id)),
    )
  }

  function remove(scene: Scene): void {
    const index = store.getState().scenes.indexOf(scene)
    queue.forget(scene.id)
    drop(scene.id)
    if (behaviour.forgetSelected) sessionUi.getState().select(scene.projectId, null)
    void attempt(workbench, {
      what: `Deleting "${scene.title}"`,
      send: () => api('DELETE', `/api/scenes/${scene.id}`),
      confirm: () => undefined,
      undo: () => store.setState(({ scenes }) => ({ scenes: scenes.toSpliced(Math.max(0, index), 0, scene) })),
      again: () => remove(scene),
    })
  }

  return { create, remove, edit: queue.edit, flush: queue.flush }
}

function marked(saving: Record<string, SaveState>, id: string, state: SaveState | null): Record<string, SaveState> {
  const { [id]: _, ...others } = saving
  return state === null ? others : { ...others, [id]: state }
}

function sceneOf(answer: unknown): Scene {
  if (!v.is(SceneSchema, answer)) throw new Error('The server did not answer with a scene.')
  return answer
}
