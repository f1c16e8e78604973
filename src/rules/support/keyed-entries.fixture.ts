import { recording } from '../../core/timeline/build.fixture'
import type { RuleFixture } from './fixture'

const one = { id: 's1', title: 'Opening' }
const two = { id: 's2', title: 'Storm' }

/** A page with scenes in a store, and drafts in storage entries of their own. */
function drafts(kind: 'localStorage' | 'sessionStorage' | 'indexedDB' = 'localStorage') {
  const built = recording()
  const page = built.tab().open()
  const entry = (key: string) => page[kind](key)
  const store = page.at(5).store('scenes', { scenes: [one, two] })
  return { built, page, store, entry }
}

/** Storage entries whose keys name entities. */
export const keyedEntries: RuleFixture = {
  fires: [
    {
      name: 'an entry for each draft',
      recording: () => {
        const { built, page, store, entry } = drafts()
        page.at(1_000)
        entry('draft:s1').write('Sun', 'keepDraft')
        entry('draft:s2').write('Fog', 'keepDraft')
        page.at(2_000)
        store.set({ scenes: [one] }, 'removeScene')
        return built.build()
      },
      subject: 'draft:s2',
      paths: [''],
      says: ['`localStorage draft:s2` is still there for "s2"'],
    },
    {
      name: 'an atom of its own for each, told by its key',
      recording: () => {
        const { built, page, store, entry } = drafts()
        for (const [at, text] of [
          [1_000, 'Fog and rain'],
          [1_500, 'Fog, rain and hail'],
        ] as const) {
          page.at(at)
          store.set({ atom16: text }, 'type')
          entry('note:s2').write(text, 'type')
        }
        page.at(3_000)
        store.set({ scenes: [one] }, 'removeScene')
        return built.build()
      },
      subject: 'scenes',
      paths: ['atom16'],
      says: ['`localStorage note:s2` is still there for "s2"'],
    },
    {
      name: 'in IndexedDB, from an earlier visit',
      recording: () => {
        const { built, page, store, entry } = drafts('indexedDB')
        entry('scene-s2-history').found({ said: ['More fog?'] })
        page.at(2_000)
        store.set({ scenes: [one] }, 'removeScene')
        return built.build()
      },
      subject: 'scene-s2-history',
      paths: [''],
      confidence: 'likely',
    },
    {
      name: 'one entry for all drafts, that no store holds',
      recording: () => {
        const { built, page, store, entry } = drafts('sessionStorage')
        page.at(1_000)
        entry('drafts').write({ s1: 'Sun', s2: 'Fog' }, 'keepDraft')
        page.at(2_000)
        store.set({ scenes: [one] }, 'removeScene')
        return built.build()
      },
      subject: 'drafts',
      paths: ['s2'],
    },
  ],
  silent: [
    {
      name: 'the entry went along',
      recording: () => {
        const { built, page, store, entry } = drafts()
        const draft = entry('draft:s2')
        page.at(1_000)
        draft.write('Fog', 'keepDraft')
        page.at(2_000)
        store.set({ scenes: [one] }, 'removeScene')
        draft.remove()
        return built.build()
      },
    },
    {
      name: 'the entry notes the removal',
      recording: () => {
        const { built, page, store, entry } = drafts()
        page.at(2_000)
        store.set({ scenes: [one] }, 'removeScene')
        entry('undo:s2').write('Storm', 'removeScene')
        return built.build()
      },
    },
    {
      name: 'a number in a key that is no id',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const items = [1, 2].map((id) => ({ id, title: `Item ${id}` }))
        page.localStorage('page:2').found('seen')
        page.localStorage('app-v2').found('installed')
        const store = page.at(5).store('items', { items })
        page.at(2_000)
        store.set({ items: items.slice(0, 1) }, 'remove')
        return built.build()
      },
    },
  ],
}
