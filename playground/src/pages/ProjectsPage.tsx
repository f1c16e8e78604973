import { useStore } from 'zustand'
import { AddForm } from '../components/AddForm'
import { useWorkspace } from '../components/useWorkspace'
import { navigate } from '../navigate'
import { Link } from '../router'
import { ScenePicture } from '../scene/ScenePicture'
import { useStudio } from '../studio'

/** All projects, with the one opened last on top. */
export function ProjectsPage() {
  const { stores, projects: actions } = useStudio()
  const projects = useStore(stores.projects, (state) => state.projects)
  const scenes = useStore(stores.scenes, (state) => state.scenes)
  const openProject = useWorkspace((state) => state.openProject)
  const draft = useWorkspace(({ drafts }) => (openProject === null ? undefined : drafts[openProject]))
  const last = projects.find(({ id }) => id === openProject)
  return (
    <section className="page">
      <div className="title-row">
        <h1>Projects</h1>
        <AddForm label="New project" action="Add project" onAdd={actions.create} />
      </div>
      {last && (
        <p className="continue">
          Continue with <Link to={`/projects/${last.id}`}>{last.title}</Link>
          {draft !== undefined && <span className="faint"> · unsent: “{draft}”</span>}
        </p>
      )}
      <ul className="cards">
        {projects.map(({ id, title, colour }) => {
          const own = scenes.filter(({ projectId }) => projectId === id)
          return (
            <li key={id} className="card" style={{ '--accent': colour }}>
              <button type="button" tabIndex={-1} aria-hidden="true" onClick={() => navigate(`/projects/${id}`)}>
                <ScenePicture code={own[0]?.code ?? ''} />
              </button>
              <h2>
                <Link to={`/projects/${id}`}>{title}</Link>
              </h2>
              <p className="faint">{own.length === 1 ? '1 scene' : `${own.length} scenes`}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
