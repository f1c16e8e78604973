import { useEffect, useRef } from 'react'
import { useServices } from '../../services'
import { choicesOf } from '../../store/diagnosing'
import { usePanel, usePanelStore } from '../../store/store'
import { runJob } from '../../background-jobs/run-job'

/** Opens a saved session beside what is live. A file that cannot be read is one sentence, and changes nothing. */
export function ImportButton() {
  const { diagnose } = useServices()
  const store = usePanelStore()
  const input = useRef<HTMLInputElement>(null)
  const asked = usePanel((state) => state.importAsked)
  useEffect(() => {
    if (asked > 0) input.current?.click()
  }, [asked])
  const open = async (file: File): Promise<void> => {
    const { setWork, setNotice, openSession } = store.getState()
    const stop = new AbortController()
    const report = (doing: string): void => setWork({ doing, cancel: () => stop.abort() })
    // Only one file is read at a time.
    store.getState().work?.cancel()
    report(`Opening ${file.name}`)
    try {
      const { signal } = stop
      const { choices, ...read } = await runJob('read', { file, name: file.name }, { signal, report })
      report(`Judging what ${file.name} recorded`)
      await painted()
      signal.throwIfAborted()
      const diagnosis = diagnose(read.recording, { ...choicesOf(store.getState()), ...choices })
      openSession({ ...read, diagnosis })
    } catch (error) {
      if (!stop.signal.aborted) setNotice({ tone: 'bad', text: error instanceof Error ? error.message : String(error) })
    }
    if (!stop.signal.aborted) setWork(undefined)
  }
  return (
    <>
      <button
        type="button"
        className="button outlined"
        aria-label="Import"
        title="Open a saved session, read-only"
        onClick={() => input.current?.click()}
      >
        <span className="optional">Import</span>
        <span className="narrow" aria-hidden="true">
          ⤒
        </span>
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
          if (file) void open(file)
        }}
      />
    </>
  )
}

/** When what was said of the work is on screen. */
const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
