import { useEffect, useRef, useState } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import { type Looked, type Partings, partingsOf } from '../../../core/subject/partings'
import { wholeDiagnosis } from '../../store/selectors'
import { usePanel } from '../../store/store'

/** ms of work between two rests. */
const SLICE = 8
const NONE: Partings = { stretches: [], sampled: false }

/** When the sources of a subject were apart, found a slice at a time; until it is, what was found before. */
export function useStretches(subject: DiagnosedSubject | undefined): Partings {
  const thresholds = usePanel((state) => state.settings.thresholds)
  const ignores = usePanel((state) => wholeDiagnosis(state)?.ignores)
  const identities = usePanel((state) => wholeDiagnosis(state)?.identities)
  const [found, setFound] = useState<{ id: string | undefined; partings: Partings }>({ id: undefined, partings: NONE })
  const known = useRef({ thresholds, ignores, identities, looked: new Map<string, Looked>() })
  useEffect(() => {
    if (!subject) return undefined
    // What was seen by other measures holds no more.
    const { current } = known
    if (current.thresholds !== thresholds || current.ignores !== ignores || current.identities !== identities)
      known.current = { thresholds, ignores, identities, looked: new Map() }
    const looked = known.current.looked.get(subject.id) ?? new Map()
    known.current.looked.set(subject.id, looked)
    const walk = partingsOf(subject, [], looked)
    let timer: ReturnType<typeof setTimeout> | undefined
    const work = (): void => {
      const start = performance.now()
      let step = walk.next()
      while (!step.done && performance.now() - start < SLICE) step = walk.next()
      if (step.done) setFound({ id: subject.id, partings: step.value })
      else timer = setTimeout(work)
    }
    timer = setTimeout(work)
    return () => clearTimeout(timer)
  }, [subject, thresholds, ignores, identities])
  return found.id === subject?.id ? found.partings : NONE
}
