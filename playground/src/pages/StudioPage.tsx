import { Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { AssetShelf } from '../components/AssetShelf'
import { Chat } from '../components/Chat'
import { CodeEditor } from '../components/CodeEditor'
import { Preview } from '../components/Preview'
import { SceneList } from '../components/SceneList'
import type { Project } from '../model'
import { SIDE_TABS } from '../stores/session-ui'
import { useStudio } from '../studio'
import { NotFoundPage } from './NotFoundPage'

/** One project: its scenes, the scene at work, and beside it chat or assets. */
export function StudioPage({ id }: { id: string }) {
  const { stores } = useStudio()
  const project = useStore(stores.projects, ({ projects }) => projects.find((each) => each.id === id))
  return project ? <Studio project={project} /> : <NotFoundPage />
}

function Studio({ project }: { project: Project }) {
  const { stores, projects: actions } = useStudio()
  const scenes = useStore(stores.scenes, (state) => state.scenes)
  const selected = useStore(stores.sessionUi, (state) => state.selected[project.id])
  const own = scenes
    .filter(({ projectId }) => projectId === project.id)
    .toSorted((one, other) => one.position - other.position)
  const scene = own.find(({ id }) => id === selected) ?? own[0]
  useEffect(() => stores.workspace.getState().open(project.id), [stores, project.id])
  return (
    <section className="studio" style={{ '--accent': project.colour }}>
      <div className="title-row">
        <h1>
          <input
            key={project.title}
            aria-label="Project title"
            className="bare"
            defaultValue={project.title}
            maxLength={80}
            onBlur={({ target: { value } }) => {
              const title = value.trim()
              if (title !== '' && title !== project.title) actions.rename(project, title)
            }}
          />
        </h1>
        <button type="button" className="quiet" onClick={() => actions.remove(project)}>
          Delete project
        </button>
      </div>
      <div className="columns">
        <SceneList project={project} scenes={own} current={scene?.id} />
        <div className="work">
          {scene ? (
            <>
              <Preview scene={scene} />
              <CodeEditor key={scene.id} scene={scene} />
            </>
          ) : (
            <p className="empty">No scene yet. Add one on the left.</p>
          )}
        </div>
        <Side project={project} sceneId={scene?.id} />
      </div>
    </section>
  )
}

function Side({ project, sceneId }: { project: Project; sceneId: string | undefined }) {
  const { stores } = useStudio()
  const { sideTab, showSide } = useStore(stores.sessionUi)
  return (
    <aside className="side">
      <div role="tablist" aria-label="Beside the scene" className="tabs">
        {SIDE_TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`tab-${tab}`}
            aria-selected={tab === sideTab}
            aria-controls="side-panel"
            onClick={() => showSide(tab)}
          >
            {tab === 'chat' ? 'Chat' : 'Assets'}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="side-panel" aria-labelledby={`tab-${sideTab}`} className="side-panel">
        {/* A boundary: what is beside the scene is taken over from the server's HTML by itself. */}
        <Suspense>{sideTab === 'chat' ? <Chat project={project} /> : <AssetShelf sceneId={sceneId} />}</Suspense>
      </div>
    </aside>
  )
}
