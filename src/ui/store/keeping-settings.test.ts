import { describe, expect, it } from 'vitest'
import type { HostStorage } from '../host'
import { DEFAULT_SETTINGS } from '../settings'
import { keepSettings } from './keeping-settings'
import { createPanelStore } from './store'

/** A storage with something in it, which tells what was saved. */
function storageWith(stored: unknown) {
  const saved: unknown[] = []
  const watchers = new Set<(value: unknown) => void>()
  const storage: HostStorage = {
    load: async () => stored,
    save: async (_key, value) => void saved.push(value),
    watch: (_key, listener) => {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
  }
  const elsewhere = (value: unknown): void => watchers.forEach((listener) => listener(value))
  return { storage, saved, elsewhere }
}

describe('keepSettings', () => {
  it('starts with what was kept, and saves changes alone', async () => {
    const { storage, saved } = storageWith({ theme: 'dark', onlyDifferences: false })
    const store = createPanelStore()
    keepSettings(store, storage)
    await expect.poll(() => store.getState().settings.theme).toBe('dark')
    expect(store.getState().onlyDifferences).toBe(false)
    expect(saved).toEqual([])
    store.getState().setSettings({ times: 'utc' })
    expect(saved).toEqual([{ ...DEFAULT_SETTINGS, theme: 'dark', onlyDifferences: false, times: 'utc' }])
  })
  it('says what was no good, and goes on with the default', async () => {
    const store = createPanelStore()
    keepSettings(store, storageWith({ theme: 'pink', times: 'utc' }).storage)
    await expect.poll(() => store.getState().notice?.text).toContain('“theme” takes devtools, light, dark, not "pink".')
    expect(store.getState().settings).toEqual({ ...DEFAULT_SETTINGS, times: 'utc' })
  })
  it('follows another panel', () => {
    const { storage, saved, elsewhere } = storageWith(undefined)
    const store = createPanelStore()
    keepSettings(store, storage)
    elsewhere({ ...DEFAULT_SETTINGS, theme: 'light' })
    expect(store.getState().settings.theme).toBe('light')
    expect(saved).toEqual([])
  })
})
