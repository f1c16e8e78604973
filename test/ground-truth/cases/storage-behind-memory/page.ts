import { createStore } from 'zustand/vanilla'

interface List {
  todos: { title: string; done: boolean }[]
  filter: string
}

const stored = localStorage.getItem('todos')
const list = createStore<List>(() => (stored ? JSON.parse(stored) : { todos: [], filter: 'all' }))
const save = (): void => localStorage.setItem('todos', JSON.stringify(list.getState()))

function add(title: string): void {
  list.setState(({ todos }) => ({ todos: [...todos, { title, done: false }] }))
  save()
}

function finish(title: string): void {
  list.setState(({ todos }) => ({
    todos: todos.map((todo) => (todo.title === title ? { ...todo, done: true } : todo)),
  }))
  // Forgotten where there is a bug.
  if (__MENDED__) save()
}

Object.assign(window, { app: { add, finish, state: () => list.getState() } })
