import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

const todos = createStore(persist(() => ({ todos: ['Bread'], filter: 'all' }), { name: 'todos' }))

const add = (): void => todos.setState((state) => ({ todos: [...state.todos, 'Milk'] }))

// Puts an export back, as text.
function restore(): void {
  const text = localStorage.getItem('todos') ?? ''
  localStorage.setItem('todos', __MENDED__ ? text : text.slice(0, -10))
}

const isReady = (): boolean => todos.persist.hasHydrated()

Object.assign(window, { app: { add, restore, isReady, state: () => todos.getState() } })
