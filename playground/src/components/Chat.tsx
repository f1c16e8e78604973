import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Project } from '../model'
import { useStudio } from '../studio'
import { useWorkspace } from './useWorkspace'

/** The conversation about a project; what is typed and not sent stays as a draft. */
export function Chat({ project }: { project: Project }) {
  const { behaviour, stores, chat } = useStudio()
  const messages = useStore(stores.chat, (state) => state.messages)
  const draft = useWorkspace(({ drafts }) => drafts[project.id] ?? '')
  const setDraft = useWorkspace((state) => state.setDraft)
  useEffect(() => {
    const mark = (): void => {
      const { drafts } = stores.workspace.getState()
      document.title = drafts[project.id] === undefined ? 'Scene Studio' : '• Scene Studio'
    }
    mark()
    const stop = stores.workspace.subscribe(mark)
    return behaviour.stopListening ? stop : undefined
  }, [behaviour, stores, project.id])
  return (
    <div className="chat">
      <ol role="log" aria-label="Messages">
        {messages
          .filter(({ projectId }) => projectId === project.id)
          .map(({ id, author, text, version }) => (
            <li key={id} className={`from-${author}`} aria-busy={version === 0}>
              {text}
            </li>
          ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (draft.trim() !== '') chat.send(project.id, draft.trim())
        }}
      >
        <textarea
          aria-label="Message"
          placeholder="Talk it over…"
          rows={2}
          maxLength={2_000}
          value={draft}
          onChange={({ target }) => setDraft(project.id, target.value)}
        />
        <span className="faint">{draft === '' ? 'Nothing unsent' : `Unsent: “${draft}”`}</span>
        <button type="submit" disabled={draft.trim() === ''}>
          Send
        </button>
      </form>
    </div>
  )
}
