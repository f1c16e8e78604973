import { useEffect, useRef, useState } from 'react'
import type { Trial } from '../../../core/dry-run/saved-states'
import { type DryRunInput, readAnswer } from '../../../core/dry-run/tried-state'
import { detailOf } from '../../../core/errors'
import { useServices } from '../../services'
import { outcomeOf } from './outcome'
import type { Tried } from './words'

/** How far a trial has come; undefined: none was asked for. */
export type DryRunProgress = { doing: true } | { failed: string } | Tried | undefined

/** Tries one saved state after another. */
export function useDryRun(trial: Trial): {
  progress: DryRunProgress
  run: (input: DryRunInput) => void
  cancel: () => void
} {
  const { live } = useServices()
  const [progress, setProgress] = useState<DryRunProgress>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const run = (input: DryRunInput): void => {
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    const tell = (told: DryRunProgress): void => {
      if (!signal.aborted) setProgress(told)
    }
    setProgress({ doing: true })
    live.dryRun({ ...input, document: trial.document, source: trial.source }, signal).then(
      (said) => {
        const answer = readAnswer(said)
        tell(
          answer
            ? { input, answer, outcome: outcomeOf(input.state, answer, trial) }
            : { failed: 'The page’s answer could not be read.' },
        )
      },
      (error: unknown) => tell({ failed: `It could not be tried: ${detailOf(error)}.` }),
    )
  }
  const cancel = (): void => {
    running.current?.abort()
    setProgress(undefined)
  }
  return { progress, run, cancel }
}
