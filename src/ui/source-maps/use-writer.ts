import { useEffect, useMemo } from 'react'
import type { Frame } from '../../core/diagnosis'
import type { Writer } from '../../core/timeline/event'
import { isPlumbing, stackFrames, writerFrames, writerName } from '../../core/timeline/stack'
import { frameKey, type Original } from '../store/originals-slice'
import { usePanel } from '../store/store'
import { useOriginals } from './use-originals'

const NONE: Readonly<Record<string, Original | undefined>> = {}

/**
 * The frames of a writer that are worth opening, and its name. In a bundle libraries and app are one; once it is known where
 * the frames were written, they can be told apart.
 */
export function useWriter(writer: Writer | undefined): { frames: readonly Frame[]; name: string } {
  const originals = useOriginals()
  const all = useMemo(() => (writer ? stackFrames(writer) : []), [writer])
  useEffect(() => {
    const stops = all.map((frame) => originals?.add(frame))
    return () => {
      for (const stop of stops) stop?.()
    }
  }, [originals, all])
  const known = usePanel((state) => (state.originalsShown ? state.originals : NONE))
  return useMemo(() => told(writer, all, known), [writer, all, known])
}

function told(
  writer: Writer | undefined,
  all: readonly Frame[],
  known: typeof NONE,
): { frames: readonly Frame[]; name: string } {
  const asWritten = (frame: Frame): Frame => {
    const original = known[frameKey(frame)]
    return original ? { ...original, fn: original.fn ?? frame.fn } : frame
  }
  const own = all.filter((frame) => !isPlumbing(asWritten(frame)))
  const [first] = own
  if (!first || !all.some((frame) => known[frameKey(frame)]))
    return { frames: writerFrames(writer), name: writerName(writer) }
  return { frames: own, name: writer?.name ?? (asWritten(first).fn || writerName(writer)) }
}
