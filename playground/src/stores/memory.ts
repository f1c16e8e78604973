import { createStore } from 'zustand'
import type { Message, Project } from '../model'

/** The server's projects, in memory only. */
export const createProjectsStore = (projects: Project[]) => createStore<{ projects: Project[] }>()(() => ({ projects }))

/** The server's chat messages, in memory only. */
export const createChatStore = (messages: Message[]) =>
  createStore<{ messages: Message[]; sending: boolean }>()(() => ({ messages, sending: false }))

export interface Notice {
  id: number
  text: string
  retry?: () => void
}

/** What the user is told about in passing. */
export const createNoticesStore = () => createStore<{ notices: Notice[] }>()(() => ({ notices: [] }))
