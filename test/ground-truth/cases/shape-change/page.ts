import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

type Tags = readonly string[] | Readonly<Record<string, boolean>>

// A later release keeps tags as a record.
const isNext = location.search === '?next'
const migrate = (stored: unknown): unknown => {
  const { tags, ...rest } = stored as { tags: readonly string[] }
  return { ...rest, tags: Object.fromEntries(tags.map((tag) => [tag, true])) }
}

const profile = createStore(
  persist((): { name: string; tags: Tags } => ({ name: '', tags: isNext ? {} : [] }), {
    name: 'profile',
    ...(isNext && __MENDED__ && { version: 1, migrate: migrate as never }),
  }),
)

const choose = (): void => profile.setState({ name: 'Ida', tags: ['red', 'blue'] })

Object.assign(window, { app: { choose, state: () => Object.keys(profile.getState().tags) } })
