import { expect, test } from 'vitest'
import type { LinkDecision } from '../../core/link/decision'
import type { HostStorage } from '../host'
import { keepLinks } from './keeping-links'
import { createPanelStore, type PanelStore } from './store'

const shop = 'http://localhost:3000'
const pin: LinkDecision = { from: `${shop} memory:cart`, to: `${shop} server:/api/cart`, ruling: 'pinned' }
const elsewhere: LinkDecision = { ...pin, from: 'https://other.example memory:cart' }

/** With the keys of objects in alphabetical order. */
function asChromeKeeps(value: unknown): unknown {
  const sorted = (_: string, member: unknown): unknown =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member
  return JSON.parse(JSON.stringify(value, sorted))
}

/** One storage and the panels on it. */
function machine(): { stored: Map<string, unknown>; panel: () => Promise<PanelStore> } {
  const stored = new Map<string, unknown>()
  const listeners = new Set<() => void>()
  const storage: HostStorage = {
    load: async (key) => stored.get(key),
    save: async (key, value) => {
      stored.set(key, asChromeKeeps(value))
      for (const listener of listeners) listener()
    },
    watch: (key, listener) => {
      const changed = () => listener(stored.get(key))
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
  const panel = async (): Promise<PanelStore> => {
    const store = createPanelStore()
    keepLinks(store, storage)
    await storage.load('links')
    return store
  }
  return { stored, panel }
}

test('what was decided is there again in the next panel, by origin', async () => {
  const { stored, panel } = machine()
  const store = await panel()
  store.getState().decide([pin, elsewhere], 'Pinned')
  expect(Object.keys(stored.get('links') ?? {})).toEqual([shop, 'https://other.example'])
  expect((await panel()).getState().decisions).toEqual([pin, elsewhere])
})

test('undone, it is gone from there too', async () => {
  const { panel } = machine()
  const store = await panel()
  store.getState().decide([pin, elsewhere], 'Pinned')
  // What was saved comes back to this panel too: that is no decision of another one.
  expect(store.getState().lastDecision).toMatchObject({ said: 'Pinned' })
  store.getState().undoDecision()
  expect((await panel()).getState().decisions).toEqual([])
})

test('two open panels agree, and the second does not undo what the first did', async () => {
  const { panel } = machine()
  const [first, second] = [await panel(), await panel()]
  first.getState().decide([pin], 'Pinned')
  expect(second.getState()).toMatchObject({ decisions: [pin], lastDecision: undefined })
  second.getState().decide([pin, elsewhere], 'Pinned')
  expect(first.getState().decisions).toEqual([pin, elsewhere])
})

test.each([[7], [{ [shop]: 'x' }], [{ [shop]: [{ from: 1 }] }], [null]])(
  'what somebody wrote there otherwise is left out: %j',
  async (value) => {
    const { stored, panel } = machine()
    stored.set('links', value)
    expect((await panel()).getState().decisions).toEqual([])
  },
)
