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
  const { search, found, find } = useStore(studio.stores.sessionUi)
  const matching = (text: string): Scene[] =>
    scenes.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
  return (
    <nav className="scenes" aria-label="Scenes">
      <label className="find">
        <input
          aria-label="Find a scene"
          placeholder="Find a scene"
          value={search}
          onChange={({ target: { value } }) => find(value, value === '' ? null : matching(value).length)}
        />
        {found !== null && <span className="faint">{found} found</span>}
      </label>
      <ul>
        {matching(search).map(({ id, title, colour, code }) => (
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
