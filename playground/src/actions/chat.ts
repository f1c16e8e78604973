import * as v from 'valibot'
import { type Message, MessageSchema, type NewMessage } from '../model'
import type { Workbench } from '../studio'
import { attempt } from './attempt'

/** The user's actions in a project's chat. */
export function createChatActions(workbench: Workbench) {
  const { stores, api, load } = workbench
  const store = stores.chat

  function send(projectId: string, text: string): void {
    const random = Math.floor(Math.random() * 36 ** 6)
      .toString(36)
      .padStart(6, '0')
    insert({ id: `m-${Date.now().toString(36)}-${random}`, projectId, author: 'you', text })
  }

  function insert(message: NewMessage): void {
    const { id, projectId, text } = message
    const { setDraft } = stores.workspace.getState()
    store.setState(({ messages }) => ({
      messages: [...messages, { ...message, version: 0, updatedAt: '' }],
      sending: true,
    }))
    setDraft(projectId, '')
    void attempt(workbench, {
      what: 'Sending',
      send: async () => messageOf(await api('POST', '/api/messages', message)),
      confirm: (saved) =>
        store.setState(({ messages }) => ({ messages: messages.map((each) => (each.id === id ? saved : each)) })),
      undo: () => {
        store.setState(({ messages }) => ({ messages: messages.filter((each) => each.id !== id) }))
        setDraft(projectId, text)
      },
      again: () => insert(message),
    }).then(() => {
      store.setState({ sending: false })
      // The studio's reply is on the server by now.
      return load()
    })
  }

  return { send }
}

function messageOf(answer: unknown): Message {
  if (!v.is(MessageSchema, answer)) throw new Error('The server did not answer with a message.')
  return answer
}
