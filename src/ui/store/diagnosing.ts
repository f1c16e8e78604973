import type { Diagnosis } from '../../core/diagnosis'
import type { IdentityRule } from '../../core/identity/rule'
import type { IgnoreRule } from '../../core/ignore/rule'
import type { LinkDecision } from '../../core/link/decision'
import type { Recording } from '../../core/timeline/recording'
import type { Live } from '../live'
import type { Settings, ThresholdSettings } from '../settings'
import type { PanelState, PanelStore } from './store'

/** ms: gathers a burst of changes into one diagnosis: until there are none for a while, or it lasts long. */
const QUIET = 40
const GATHER = 120
/** Diagnosing may take at most one part in so many of the panel's time: so many times as long as the last one took it rests. */
const SHARE = 5
/** ms: a judgement that took longer is announced, and waits until that can be seen. */
const LONG = 200
const PAINTED = 50
export interface DiagnoseChoices {
  /** What the user pinned and refused. */
  links?: readonly LinkDecision[]
  ignores?: readonly IgnoreRule[]
  identities?: readonly IdentityRule[]
  thresholds?: ThresholdSettings
  /** Times in sentences as UTC, not as on the viewer's wall. */
  utc?: boolean
}
export type Diagnose = (recording: Recording, choices?: DiagnoseChoices) => Diagnosis

/** What was decided of a saved session, and judged again, stands in it. */
export const choicesOfSession = ({ decisions, ignores = [], identities = [] }: Diagnosis): DiagnoseChoices => ({
  links: decisions,
  ignores,
  identities,
})

/** What the user has decided and set, for a judgement of the live page. */
export const choicesOf = ({ decisions, ignores, identities, settings }: PanelState): DiagnoseChoices => ({
  links: decisions,
  ignores,
  identities,
  thresholds: settings.thresholds,
  utc: settings.times === 'utc',
})

const decidesAlike = (a: PanelState, b: PanelState): boolean =>
  a.decisions === b.decisions && a.ignores === b.ignores && a.identities === b.identities

const judgesAlike = (a: Settings, b: Settings): boolean => a.thresholds === b.thresholds && a.times === b.times

/**
 * Judges the live recording anew after each change, gathered over up to `GATHER` ms, with rests as long as judging takes,
 * so that typing and scrolling stay free; one that will run long says so before. A throw becomes a sentence in the panel. Returns how to stop.
 */
export function keepDiagnosed(
  store: PanelStore,
  live: Live,
  diagnose: Diagnose,
  now = () => performance.now(),
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let took = 0
  let restsUntil = Number.NEGATIVE_INFINITY
  let lastChange = 0
  const judge = (): void => {
    gathered = undefined
    const start = now()
    try {
      store.getState().setLive(diagnose(live.recording(), choicesOf(store.getState())))
    } catch (error) {
      store.getState().setLiveFailure(error instanceof Error ? error.message : String(error))
    }
    took = now() - start
    restsUntil = now() + took * SHARE
    store.getState().setJudging(took > LONG ? { took, isUnderWay: false } : undefined)
    // Some rules speak only once nothing has happened for a while (settled, not rolled back, not written in time).
    const { settledAfterMs, writeWithinMs } = store.getState().settings.thresholds
    if (Date.now() - lastChange < 4 * Math.max(settledAfterMs, writeWithinMs)) later(settledAfterMs)
  }
  const begin = (): void => {
    if (took <= LONG) {
      judge()
      return
    }
    // Changes that come now are judged with the others.
    gathered = Number.NEGATIVE_INFINITY
    store.getState().setJudging({ took, isUnderWay: true })
    timer = setTimeout(judge, PAINTED)
  }
  const after = (wait: number): void => {
    clearTimeout(timer)
    timer = setTimeout(begin, wait)
  }
  const later = (wait: number): void => after(Math.max(wait, restsUntil - now()))
  /** Since when changes are gathered; undefined: there are none. */
  let gathered: number | undefined
  const changed = (): void => {
    store.getState().setStatus(live.status())
    lastChange = Date.now()
    gathered ??= now()
    const left = gathered + GATHER - now()
    if (left > 0) later(Math.min(QUIET, left))
  }
  const stops = [
    live.subscribe(changed),
    // What a person has just decided is shown at once.
    store.subscribe((state, before) => {
      if (!decidesAlike(state, before)) after(0)
      if (judgesAlike(state.settings, before.settings)) return
      after(0)
      const { session } = state
      if (session)
        state.rejudgeSession(
          diagnose(session.recording, { ...choicesOf(state), ...choicesOfSession(session.diagnosis) }),
        )
    }),
  ]
  changed()
  return () => {
    for (const stop of stops) stop()
    clearTimeout(timer)
  }
}
