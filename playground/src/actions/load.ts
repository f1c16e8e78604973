import * as v from 'valibot'
import type { Api } from '../api-client'
import type { Behaviour } from '../behaviour'
import { MessageSchema, ProjectSchema, SceneSchema } from '../model'
import { takeNewer } from '../stores/scenes'
import type { Stores } from '../studio'

const Projects = v.array(ProjectSchema)
const Scenes = v.array(SceneSchema)
const Messages = v.array(MessageSchema)

/** Reads projects, scenes and messages from the server; changes of scenes not saved yet stay on top. */
export function createLoader(
  { localCopyWins }: Behaviour,
  stores: Stores,
  api: Api,
  notify: (text: string, retry?: () => void) => void,
) {
  return async function load(): Promise<void> {
    try {
      const [projects, scenes, messages] = await Promise.all([
        api('GET', '/api/projects'),
        api('GET', '/api/scenes'),
        api('GET', '/api/messages'),
      ])
      // Guards, not parsers: the stores take the very objects of the answers.
      if (v.is(Projects, projects)) stores.projects.setState({ projects })
      if (v.is(Scenes, scenes)) {
        stores.scenes.setState((state) => ({ scenes: withUnsaved(scenes, state.scenes, state.saving, localCopyWins) }))
      }
      if (v.is(Messages, messages) && !stores.chat.getState().sending) stores.chat.setState({ messages })
    } catch (error) {
      notify(`Could not read from the server: ${error instanceof Error ? error.message : String(error)}`, () => {
        void load()
      })
    }
  }
}

function withUnsaved(...[fresh, current, unsaved, wins]: Parameters<typeof takeNewer>): ReturnType<typeof takeNewer> {
  const listed = new Set(fresh.map(({ id }) => id))
  const created = current.filter(({ id, version }) => version === 0 && !listed.has(id) && unsaved[id] !== undefined)
  return [...takeNewer(fresh, current, unsaved, wins), ...created]
}
