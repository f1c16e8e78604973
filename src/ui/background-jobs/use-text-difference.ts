import { useEffect, useMemo, useRef, useState } from 'react'
import { diffText, type Granularity, type Segment } from '../../core/diff/text'
import { detailOf } from '../../core/errors'
import { runJob } from './run-job'

/** Characters of both texts from which they are compared beside the panel. */
const LONG = 100_000

export type TextComparison =
  | { segments: readonly Segment[] }
  | { doing: string; cancel: () => void }
  | { stopped: string; again: () => void }

/** The way from one text to another; of long texts in a worker, which can be stopped and started again. */
export function useTextDifference(from: string, to: string, by: Granularity): TextComparison {
  const [attempt, setAttempt] = useState(0)
  const task = useMemo(() => ({ from, to, by, attempt }), [from, to, by, attempt])
  const now = useMemo(() => (isShort(task) ? diffText(task.from, task.to, task.by) : undefined), [task])
  const [ended, setEnded] = useState<{ task: object; segments?: readonly Segment[]; why?: string }>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => {
    if (isShort(task)) return undefined
    const stop = new AbortController()
    running.current = stop
    runJob('compareTexts', task, { signal: stop.signal }).then(
      (segments) => setEnded({ task, segments }),
      (error: unknown) => {
        if (!stop.signal.aborted) setEnded({ task, why: `The texts could not be compared: ${detailOf(error)}.` })
      },
    )
    return () => stop.abort()
  }, [task])
  if (now) return { segments: now }
  if (ended?.task !== task) {
    const cancel = (): void => {
      running.current?.abort()
      setEnded({ task, why: 'Not compared.' })
    }
    return { doing: 'Comparing two long texts', cancel }
  }
  if (ended.segments) return { segments: ended.segments }
  return { stopped: ended.why ?? '', again: () => setAttempt(attempt + 1) }
}

const isShort = ({ from, to }: { from: string; to: string }): boolean => from.length + to.length < LONG
