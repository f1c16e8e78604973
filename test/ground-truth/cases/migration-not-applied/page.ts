import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

interface Profile {
  name: string
  size: number
}

// A later release: asks what else is known of the person before it migrates. zustand 4.5.5 does not wait for that.
const later = async (stored: unknown): Promise<Profile> => {
  await new Promise((resolve) => setTimeout(resolve, 20))
  return upgraded(stored)
}
const upgraded = (stored: unknown): Profile => ({ ...(stored as Profile), size: (stored as Profile).size + 100 })

const isNext = location.search === '?next'
const profile = createStore(
  persist((): Profile => ({ name: '', size: isNext ? 112 : 12 }), {
    name: 'profile',
    version: isNext ? 2 : 1,
    ...(isNext && { migrate: __MENDED__ ? upgraded : (later as unknown as typeof upgraded) }),
  }),
)

const choose = (): void => profile.setState({ name: 'Ida', size: 18 })

Object.assign(window, { app: { choose, state: () => profile.getState() } })
