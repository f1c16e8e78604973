import * as v from 'valibot'
import { createStore } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Behaviour } from '../behaviour'
import { assetPictures } from '../scene/picture-cache'
import { browserStorage } from './hydration'

const FIRST_VERSION = 1
/** Characters. */
const PICTURES_SIZE = 120_000

export interface WorkspaceFields {
  /** The project opened last. */
  openProject: string | null
  /** Chat messages not sent yet, by project. */
  drafts: Record<string, string>
  preferences: { fontSize: number; wrap: boolean; spellCheck?: boolean }
  /** Of the assets, as text. */
  pictures?: string
}
export interface WorkspaceState extends WorkspaceFields {
  open: (project: string) => void
  close: (project: string) => void
  setDraft: (project: string, text: string) => void
  prefer: (preferences: Partial<WorkspaceFields['preferences']>) => void
}

const DEFAULTS: WorkspaceFields = { openProject: null, drafts: {}, preferences: { fontSize: 14, wrap: true } }

const NAME = 'workspace'

/** What stays open and half written between visits, kept in localStorage. */
export function createWorkspaceStore(behaviour: Behaviour) {
  const migrate = behaviour.workspaceMigrate
  const initial = firstFields(behaviour)
  return createStore<WorkspaceState>()(
    persist(
      (set) => ({
        ...initial,
        open: (project) => set((state) => (state.openProject === project ? state : { openProject: project })),
        close: (project) =>
          set(({ openProject, drafts }) => {
            const { [project]: _, ...others } = drafts
            return {
              openProject: openProject === project ? null : openProject,
              drafts: behaviour.forgetDrafts ? others : drafts,
            }
          }),
        setDraft: (project, text) =>
          set(({ drafts: { [project]: _, ...drafts } }) => ({
            drafts: text === '' ? drafts : { ...drafts, [project]: text },
          })),
        prefer: (preferences) => {
          if (behaviour.preferThrough === 'localStorage') preferNextTime(preferences)
          else set((state) => ({ preferences: { ...state.preferences, ...preferences } }))
        },
      }),
      {
        name: NAME,
        version: behaviour.workspaceVersion,
        ...(migrate ? { migrate } : {}),
        ...browserStorage<WorkspaceFields>(behaviour.localArea),
        partialize: ({ openProject, drafts, preferences, pictures }): WorkspaceFields => ({
          openProject,
          drafts,
          preferences,
          ...(pictures === undefined ? {} : { pictures }),
        }),
      },
    ),
  )
}

function firstFields({ spellCheckPreference, picturesInWorkspace }: Behaviour): WorkspaceFields {
  const { preferences } = DEFAULTS
  return {
    ...DEFAULTS,
    preferences: spellCheckPreference ? { ...preferences, spellCheck: true } : preferences,
    ...(picturesInWorkspace ? { pictures: assetPictures(PICTURES_SIZE) } : {}),
  }
}

/** Writes what is saved, and leaves the store as it is. */
function preferNextTime(preferences: Partial<WorkspaceFields['preferences']>): void {
  const saved: unknown = JSON.parse(localStorage.getItem(NAME) ?? 'null')
  if (!v.is(EnvelopeSchema, saved)) return
  const state = { ...saved.state, preferences: { ...saved.state.preferences, ...preferences } }
  localStorage.setItem(NAME, JSON.stringify({ ...saved, state }))
}

const EnvelopeSchema = v.looseObject({ state: v.looseObject({ preferences: v.looseObject({}) }) })

const SavedSchema = v.object({
  openProject: v.fallback(v.nullable(v.string()), null),
  drafts: v.fallback(v.record(v.string(), v.string()), {}),
  preferences: v.fallback(v.object({ fontSize: v.number(), wrap: v.boolean() }), DEFAULTS.preferences),
})
/** Version 1 kept the preferences beside the rest and called things otherwise. */
const FirstSchema = v.object({
  project: v.fallback(v.nullable(v.string()), null),
  draft: v.fallback(v.record(v.string(), v.string()), {}),
  fontSize: v.fallback(v.number(), DEFAULTS.preferences.fontSize),
  wrap: v.fallback(v.boolean(), DEFAULTS.preferences.wrap),
})

/** Takes over what any other version saved: the first one's other shape, and later ones after a rollback. */
export function migrateWorkspace(saved: unknown, version: number): WorkspaceFields {
  if (version > FIRST_VERSION) return v.parse(SavedSchema, saved)
  const { project, draft, fontSize, wrap } = v.parse(FirstSchema, saved)
  return { openProject: project, drafts: draft, preferences: { fontSize, wrap } }
}
