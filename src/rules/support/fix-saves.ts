import type { SubjectFact } from '../../core/facts'
import { storeCode } from './store-code'

/** Send what waits when the page goes, and so that the browser finishes it. */
export function saveOnLeaving({ name }: SubjectFact, line: string): string {
  const [method = 'PUT', path = '…'] = line.split(' ')
  return [
    `// "${name}": send what still waits when the page is hidden, and let the browser finish it after the page is gone.`,
    `const save = (change) =>`,
    `  fetch(${JSON.stringify(path)}, { method: ${JSON.stringify(method)}, body: JSON.stringify(change), keepalive: true })`,
    `addEventListener('visibilitychange', () => {`,
    `  if (document.visibilityState === 'hidden') debouncedSave.flush() // lodash; or clear the timer and call save`,
    `})`,
    `// What may fail to arrive, keep beside the state until the server has answered, and send it at the next start:`,
    `// { unsaved: { [id]: change } }`,
  ].join('\n')
}

/** Take from the server what the client has not changed since. */
export function keepClientChanges(subject: SubjectFact, paths: readonly string[]): string {
  const { library } = subject
  const field = paths[0] ?? 'field'
  if (library === 'redux')
    return [
      `case HYDRATE:`,
      `  // Take the server's parts; what the client owns, or changed since, stays.`,
      `  return { ...state, ...action.payload, ${field.split(/[.[]/)[0] ?? field}: state.${field.split(/[.[]/)[0] ?? field} }`,
    ].join('\n')
  if (library !== '' && library !== 'zustand')
    return [
      `// Take the server's state in once, when the store is made; later, only what is newer than the user's own:`,
      `if (!(own.updatedAt > server.updatedAt)) ${storeCode(subject).put('server')}`,
    ].join('\n')
  return [
    `// Take the server's state in once, when the store is made; not again over what the user has changed:`,
    `const store = useRef(null)`,
    `store.current ??= createStore(initialFromServer)`,
    `// What has to be taken in later, merge by who is newer:`,
    `store.setState((own) => (own.updatedAt > server.updatedAt ? own : server))`,
  ].join('\n')
}

/** Send what is made here, or mark it as what it is; `name`: of the list that it is added to. */
export function sendAsWell(subject: SubjectFact, path: string, name: string): string {
  const send = `fetch(${JSON.stringify(path)}, { method: 'POST', body: JSON.stringify(made) })`
  const own: { readonly [library: string]: string[] } = {
    zustand: [
      `add: async (made) => {`,
      `  set((state) => ({ ${name}: [...state.${name}, { ...made, unsaved: true }] }))`,
      `  const response = await ${send}`,
      `  if (response.ok) set((state) => ({ ${name}: state.${name}.map((each) => (each.id === made.id ? made : each)) }))`,
      `}`,
    ],
    redux: [
      `// Every way that makes one goes through the thunk that sends it; the reducer alone is not dispatched:`,
      `const add = createAsyncThunk('${name}/add', async (made) => {`,
      `  const response = await ${send}`,
      `  if (!response.ok) throw new Error(String(response.status))`,
      `  return response.json()`,
      `})`,
    ],
    pinia: [
      `async add(made) {`,
      `  this.${name}.push({ ...made, unsaved: true })`,
      `  const response = await ${send}`,
      `  if (response.ok) delete this.${name}.find((each) => each.id === made.id).unsaved`,
      `}`,
    ],
  }
  return [
    `// Send it where it is made, whichever button makes it:`,
    ...(own[subject.library] ?? [`await ${send}`]),
    `// What is to stay local says so itself: { ...made, local: true }`,
  ].join('\n')
}
