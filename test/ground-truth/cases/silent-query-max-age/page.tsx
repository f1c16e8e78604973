import { createSyncStoragePersister } from '@tanstack/query-sync-storage-persister'
import { QueryClient, useQuery } from '@tanstack/react-query'
import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client'
import { createRoot } from 'react-dom/client'

interface Todo {
  id: number
  title: string
}

const client = new QueryClient({ defaultOptions: { queries: { gcTime: 86_400_000, staleTime: 0 } } })
const persister = createSyncStoragePersister({ storage: localStorage, throttleTime: 100 })
const load = async (): Promise<Todo[]> => (await fetch('/api/todos')).json()

function List() {
  const { data = [] } = useQuery({ queryKey: ['todos'], queryFn: load })
  return (
    <ul>
      {data.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ul>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <PersistQueryClientProvider
    client={client}
    persistOptions={{ persister, maxAge: location.search === '?later' ? 0 : 86_400_000 }}
  >
    <List />
  </PersistQueryClientProvider>,
)

async function add(title: string): Promise<void> {
  await fetch('/api/todos', { method: 'POST', body: JSON.stringify({ title }) })
  await client.invalidateQueries({ queryKey: ['todos'] })
}

Object.assign(window, { app: { add, state: () => client.getQueryData(['todos']) } })
