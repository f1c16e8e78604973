import { useEffect, useRef } from 'react'
import { DriftscopeError, detailOf } from '../../../core/errors'
import { readDecisions } from '../../../core/link/decision'
import { fromSession } from '../../../core/session/from-session'
import { contextOf } from '../../../core/session/to-session'
import { parseSession } from '../../../core/session/parse-session'
import { useServices } from '../../services'
import type { OpenSession } from '../../store/session-slice'
import { usePanel } from '../../store/store'
import type { Diagnose } from '../../store/diagnosing'
import { textOf } from './gzip'

/** Opens a saved session beside what is live. A file that cannot be read is one sentence, and changes nothing. */
export function ImportButton() {
  const { diagnose } = useServices()
  const input = useRef<HTMLInputElement>(null)
  const asked = usePanel((state) => state.importAsked)
  useEffect(() => {
    if (asked > 0) input.current?.click()
  }, [asked])
  const openSession = usePanel((state) => state.openSession)
  const setNotice = usePanel((state) => state.setNotice)
  const open = (file: File): void => {
    readSession(file, diagnose).then(openSession, (error: unknown) =>
      setNotice({ tone: 'bad', text: sentenceOf(error, file.name) }),
    )
  }
  return (
    <>
      <button
        type="button"
        className="button outlined"
        title="Open a saved session, read-only"
        onClick={() => input.current?.click()}
      >
        Import
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,.gz,application/json,application/gzip"
        aria-label="Session file"
        tabIndex={-1}
        className="hidden-visually"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // Cleared, so that the same file can be chosen again.
          event.target.value = ''
          if (file) open(file)
        }}
      />
    </>
  )
}

async function readSession(file: File, diagnose: Diagnose): Promise<OpenSession> {
  const session = parseSession(await textOf(file, file.name), file.name)
  const recording = fromSession(session)
  return {
    file: file.name,
    recordedAt: recording.now,
    url: session.environment.url ?? recording.documents[0]?.url ?? '',
    recording,
    context: contextOf(session),
    // As it was seen when it was saved; what is decided here is of the live page.
    diagnosis: diagnose(recording, { links: readDecisions(session.decisions) }),
  }
}

const sentenceOf = (error: unknown, name: string): string =>
  error instanceof DriftscopeError
    ? `${error.message} ${error.remedy}`
    : `${name} could not be opened: ${detailOf(error)}. If the file is a Driftscope session, report this with the file attached.`
