import { ApiError } from '../api-client'
import type { Workbench } from '../studio'

const RETRY_AFTER_MS = 300

/** Sends, once more when the first failure may pass. */
export async function sendWithRetry<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof ApiError) || !error.passing) throw error
    await new Promise((resolve) => {
      setTimeout(resolve, RETRY_AFTER_MS)
    })
    return send()
  }
}

/** Sends what memory already shows. The server's answer is applied; a refusal is undone and told. */
export async function attempt<Answer>(
  { behaviour, notify }: Workbench,
  steps: {
    what: string
    send: () => Promise<Answer>
    confirm: (answer: Answer) => void
    undo: () => void
    /** When a refused change stays all the same. */
    kept?: () => void
    again: () => void
  },
): Promise<void> {
  try {
    steps.confirm(await sendWithRetry(steps.send))
  } catch (error) {
    if (behaviour.onSaveFailed === 'keep') return steps.kept?.()
    steps.undo()
    notify(
      `${steps.what} failed and was undone: ${error instanceof Error ? error.message : String(error)}`,
      steps.again,
    )
  }
}

/** A readable id that is not taken: `title` as lower-case words, with a number where needed. */
export function freeId(title: string, taken: (id: string) => boolean): string {
  const words = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50)
  const stem = words === '' ? 'untitled' : words
  let id = stem
  for (let count = 2; taken(id); count += 1) id = `${stem}-${count}`
  return id
}
