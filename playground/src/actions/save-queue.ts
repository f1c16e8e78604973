import * as v from 'valibot'
import { ApiError } from '../api-client'
import { type NewScene, type Scene, SceneSchema } from '../model'
import type { SaveState } from '../stores/scenes'
import { sendWithRetry } from './attempt'

/** What can be edited in a scene. */
export type SceneChange = Partial<Omit<NewScene, 'id'>>

interface Unsaved {
  /** What the server holds, as far as we know. */
  base: Scene
  /** Being sent. */
  sent: SceneChange | null
  /** Made since, not sent. */
  next: SceneChange
  timer: ReturnType<typeof setTimeout> | undefined
}

interface QueueOptions {
  delayMs: number
  read: (id: string) => Scene | undefined
  put: (scene: Scene, state: SaveState | null) => void
  /** `version` tells which one the change is based on; without it the change is taken whatever the server holds. */
  send: (id: string, change: SceneChange, version?: () => number) => Promise<Scene>
  /** The server refused for good. True: undo it. */
  refused: (id: string, change: SceneChange, error: unknown) => boolean
}

/** Saves edits of scenes: shown at once, sent when typing pauses, one request per scene at a time. */
export function createSaveQueue({ delayMs, read, put, send, refused }: QueueOptions) {
  const waiting = new Map<string, Unsaved>()

  function edit(id: string, change: SceneChange): void {
    const scene = read(id)
    if (!scene) return
    const unsaved = waiting.get(id) ?? { base: scene, sent: null, next: {}, timer: undefined }
    waiting.set(id, unsaved)
    unsaved.next = { ...unsaved.next, ...change }
    put({ ...scene, ...change }, 'waiting')
    schedule(id, unsaved)
  }

  function schedule(id: string, unsaved: Unsaved): void {
    clearTimeout(unsaved.timer)
    unsaved.timer = setTimeout(() => void save(id, unsaved), delayMs)
  }

  async function save(id: string, unsaved: Unsaved): Promise<void> {
    clearTimeout(unsaved.timer)
    if (unsaved.sent) return
    const change = unsaved.next
    unsaved.sent = change
    unsaved.next = {}
    put({ ...unsaved.base, ...change }, 'saving')
    try {
      unsaved.base = await sendWithRetry(() => send(id, change, () => unsaved.base.version))
    } catch (error) {
      unsaved.base = refusedBase(refused(id, change, error), unsaved.base, change, error)
    }
    unsaved.sent = null
    settle(id, unsaved)
  }

  function settle(id: string, unsaved: Unsaved): void {
    const more = Object.keys(unsaved.next).length > 0
    // Without later edits memory takes the very object the server answered with.
    if (read(id)) put(more ? { ...unsaved.base, ...unsaved.next } : unsaved.base, more ? 'waiting' : null)
    if (more) schedule(id, unsaved)
    else waiting.delete(id)
  }

  return {
    edit,
    /** Takes what the server says a scene is; edits on their way stay on top. */
    confirm: (scene: Scene): void => {
      const unsaved = waiting.get(scene.id)
      if (!unsaved) return put(scene, null)
      unsaved.base = scene
      return put({ ...scene, ...unsaved.sent, ...unsaved.next }, 'waiting')
    },
    /** Sends at once what waits; for leaving the page, so nothing is awaited. */
    flush: (): void => {
      for (const [id, unsaved] of waiting) {
        if (Object.keys(unsaved.next).length === 0) continue
        // An answer under way would make our version outdated, and nobody will be here to try again.
        if (unsaved.sent) void send(id, unsaved.next).catch(() => undefined)
        else void save(id, unsaved)
      }
    },
    forget: (id: string): void => {
      clearTimeout(waiting.get(id)?.timer)
      waiting.delete(id)
    },
  }
}

const ConflictSchema = v.object({ current: SceneSchema })

function refusedBase(undo: boolean, base: Scene, change: SceneChange, error: unknown): Scene {
  if (!undo) return { ...base, ...change }
  return error instanceof ApiError && v.is(ConflictSchema, error.body) ? error.body.current : base
}
