import { place } from '../../core/timeline/stack'
import type { Frame } from '../../core/diagnosis'
import { useHost } from '../host'
import { useOriginal } from './use-originals'

/** A place in code, as it was written where that is known; a click opens it in the Sources panel where there is one. */
export function FrameLink({ frame }: { frame: Frame }) {
  const host = useHost()
  const original = useOriginal(frame)
  const open = async (): Promise<void> => {
    // DevTools may not have loaded the map, or calls the source otherwise.
    const found = original && (await host.openOriginal?.(original.url, original.line, original.column))
    if (!found) await host.openResource(frame.url, frame.line, frame.column)
  }
  const run = at(frame)
  return (
    <button
      type="button"
      className="link"
      title={original ? `${at(original)}\nrun as ${run}` : run}
      onClick={() => void open()}
    >
      {place(original ?? frame)}
    </button>
  )
}

/** The name of a frame's function, as it was written where that is known. */
export function FrameName({ frame }: { frame: Frame }) {
  return useOriginal(frame)?.fn ?? frame.fn
}

const at = ({ url, line, column }: Omit<Frame, 'fn'>): string => `${url}:${line}:${column}`
