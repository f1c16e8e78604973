import type { StateCreator } from 'zustand/vanilla'
import { DEFAULT_SETTINGS, type Settings } from '../settings'
import type { PanelState } from './store'

/** What the user has set once and for all. */
export interface SettingsSlice {
  settings: Settings
  /** As they were stored: what the panel starts with. */
  startWith: (settings: Settings) => void
  setSettings: (settings: Partial<Settings>) => void
}

export const createSettingsSlice: StateCreator<PanelState, [], [], SettingsSlice> = (set) => ({
  settings: DEFAULT_SETTINGS,
  startWith: (settings) => set({ settings, onlyDifferences: settings.onlyDifferences }),
  setSettings: (changes) =>
    set(({ settings, onlyDifferences }) => ({
      settings: { ...settings, ...changes },
      onlyDifferences: changes.onlyDifferences ?? onlyDifferences,
    })),
})
