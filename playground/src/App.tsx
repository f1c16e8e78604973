import { Header } from './components/Header'
import { Notices } from './components/Notices'
import { CartPage } from './pages/CartPage'
import { NotFoundPage } from './pages/NotFoundPage'
import { ProjectsPage } from './pages/ProjectsPage'
import { StudioPage } from './pages/StudioPage'
import { usePath } from './router'

/** Scene Studio. */
export function App() {
  return (
    <>
      <Header />
      <main>
        <Page path={usePath()} />
      </main>
      <Notices />
    </>
  )
}

function Page({ path }: { path: string }) {
  if (path === '/') return <ProjectsPage />
  if (path === '/cart') return <CartPage />
  const [, folder, id, ...rest] = path.split('/')
  return folder === 'projects' && id && rest.length === 0 ? <StudioPage key={id} id={id} /> : <NotFoundPage />
}
