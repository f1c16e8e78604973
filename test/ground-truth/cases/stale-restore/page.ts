import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Account {
  id: string
  name: string
  mail: string
  plan: string
}

const useAccount = create(persist((): { account: Account | null } => ({ account: null }), { name: 'account' }))

async function load(): Promise<void> {
  const response = await fetch('/api/account')
  const account = (await response.json()) as Account
  // "We have it already."
  if (__MENDED__ || !useAccount.getState().account) useAccount.setState({ account })
}

Object.assign(window, { app: { load, state: () => useAccount.getState() } })
