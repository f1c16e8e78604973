import { useStore } from 'zustand'
import type { Project, Scene } from '../model'
import { ScenePicture } from '../scene/ScenePicture'
import { useStudio } from '../studio'
import { AddForm } from './AddForm'

/** The scenes of a project, to choose from and to add to. */
export function SceneList({
  project,
  scenes,
  current,
}: {
  project: Project
  scenes: Scene[]
  current: string | undefined
}) {
  const studio = useStudio()
  const saving = useStore(studio.stores.scenes, (state) => state.saving)
  return (
    <nav className="scenes" aria-label="Scenes">
      <ul>
        {scenes.map(({ id, title, colour, code }) => (
          <li key={id} style={{ '--accent': colour }}>
            <button
              type="button"
              aria-current={id === current ? 'true' : undefined}
              onClick={() => studio.stores.sessionUi.getState().select(project.id, id)}
            >
              <ScenePicture code={code} />
              <span>{title}</span>
              {saving[id] !== undefined && <i className="dot" aria-label="not saved yet" />}
            </button>
          </li>
        ))}
      </ul>
      <AddForm label="New scene" action="Add" onAdd={(title) => studio.scenes.create(project.id, title)} />
    </nav>
  )
}
