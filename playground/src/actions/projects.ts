import * as v from 'valibot'
import { type NewProject, type Project, ProjectSchema } from '../model'
import { navigate } from '../navigate'
import type { Workbench } from '../studio'
import { attempt, freeId } from './attempt'

const COLOURS = ['#2f6f8f', '#c8682e', '#5b6fb5', '#3f7d58', '#8a4f9e']

/** The user's actions on projects. All are shown at once and saved on the server. */
export function createProjectActions(workbench: Workbench) {
  const { stores, api, load } = workbench
  const store = stores.projects
  const put = (project: Project): void =>
    store.setState(({ projects }) => ({ projects: projects.map((each) => (each.id === project.id ? project : each)) }))

  function create(title: string): void {
    const { projects } = store.getState()
    const id = freeId(title, (candidate) => projects.some((project) => project.id === candidate))
    insert({ id, title, colour: COLOURS[projects.length % COLOURS.length] ?? '#2f6f8f' })
  }

  function insert(project: NewProject): void {
    store.setState(({ projects }) => ({ projects: [...projects, { ...project, version: 0, updatedAt: '' }] }))
    void attempt(workbench, {
      what: `Adding "${project.title}"`,
      send: async () => projectOf(await api('POST', '/api/projects', project)),
      confirm: put,
      undo: () => store.setState(({ projects }) => ({ projects: projects.filter(({ id }) => id !== project.id) })),
      again: () => insert(project),
    })
  }

  function rename(project: Project, title: string): void {
    put({ ...project, title })
    void attempt(workbench, {
      what: `Renaming "${project.title}"`,
      send: async () =>
        projectOf(await api('PATCH', `/api/projects/${project.id}`, { title, version: project.version })),
      confirm: put,
      undo: () => {
        put(project)
        void load()
      },
      again: () => rename(store.getState().projects.find(({ id }) => id === project.id) ?? project, title),
    })
  }

  /** With its scenes, messages and drafts. */
  function remove(project: Project): void {
    const { id, title } = project
    const before = { projects: store.getState(), scenes: stores.scenes.getState(), chat: stores.chat.getState() }
    store.setState(({ projects }) => ({ projects: projects.filter((each) => each.id !== id) }))
    stores.scenes.setState(({ scenes }) => ({ scenes: scenes.filter(({ projectId }) => projectId !== id) }))
    stores.chat.setState(({ messages }) => ({ messages: messages.filter(({ projectId }) => projectId !== id) }))
    navigate('/')
    void attempt(workbench, {
      what: `Deleting "${title}"`,
      send: () => api('DELETE', `/api/projects/${id}`),
      confirm: () => {
        stores.workspace.getState().close(id)
        stores.sessionUi.getState().select(id, null)
      },
      undo: () => {
        store.setState(before.projects)
        stores.scenes.setState(before.scenes)
        stores.chat.setState(before.chat)
        void load()
      },
      again: () => remove(project),
    })
  }

  return { create, rename, remove }
}

function projectOf(answer: unknown): Project {
  if (!v.is(ProjectSchema, answer)) throw new Error('The server did not answer with a project.')
  return answer
}
