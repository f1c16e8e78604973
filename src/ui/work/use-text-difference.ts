import { useEffect, useMemo, useState } from 'react'
import { diffText, type Segment } from '../../core/diff/text'
import { detailOf } from '../../core/errors'
import { runJob } from './run-job'

/** Characters of both texts from which they are compared beside the panel. */
const LONG = 100_000

export type TextComparison =
  | { segments: readonly Segment[] }
  | { doing: string; cancel: () => void }
  | { stopped: string; again: () => void }

/** The way from one text to another; of long texts in a worker, which can be stopped and started again. */
export function useTextDifference(from: string, to: string): TextComparison {
  const short = from.length + to.length < LONG
  const now = useMemo(() => (short ? diffText(from, to) : undefined), [short, from, to])
  const [attempt, setAttempt] = useState(0)
  const [later, setLater] = useState<TextComparison>()
  useEffect(() => {
    if (short) return undefined
    const stop = new AbortController()
    const stopped = (why: string): void => setLater({ stopped: why, again: () => setAttempt((past) => past + 1) })
    const cancel = (): void => {
      stop.abort()
      stopped('Not compared.')
    }
    setLater({ doing: 'Comparing two long texts', cancel })
    runJob('compareTexts', { from, to }, { signal: stop.signal }).then(
      (segments) => setLater({ segments }),
      (error: unknown) => !stop.signal.aborted && stopped(`The texts could not be compared: ${detailOf(error)}.`),
    )
    return () => stop.abort()
  }, [short, from, to, attempt])
  return now ? { segments: now } : (later ?? { segments: [] })
}
