import type { DiagnosedSubject, Diagnosis, TimelineEvent } from '../../core/diagnosis'
import { momentOf } from '../../core/moment'
import { PICKED } from '../../core/pick/compare-picks'
import { pickedSubject } from './picked'
import type { PanelState } from './store'

/** All that is known: of the open session, else of the live page. */
export const wholeDiagnosis = (state: PanelState): Diagnosis | undefined => state.session?.diagnosis ?? state.live

/** The diagnosis on screen: the whole, or as it was at the playhead. */
export const shownDiagnosis = (state: PanelState): Diagnosis | undefined => {
  const whole = wholeDiagnosis(state)
  return whole && (momentAt(whole, state.playhead)?.moment ?? whole)
}

/** The event whose moment is shown; undefined: now. An event that is gone (Clear) is no moment. */
export const playheadEvent = (state: PanelState): TimelineEvent | undefined => {
  const whole = wholeDiagnosis(state)
  return whole && momentAt(whole, state.playhead)?.event
}

interface Moment {
  event: TimelineEvent
  moment: Diagnosis
}

const moments = new WeakMap<Diagnosis, { id: string; at: Moment | undefined }>()

/** The same object for the same moment. */
function momentAt(whole: Diagnosis, id: string | undefined): Moment | undefined {
  if (id === undefined) return undefined
  const known = moments.get(whole)
  if (known?.id === id) return known.at
  const event = whole.events.find((each) => each.id === id)
  const at = event && { event, moment: momentOf(whole, event.seq) }
  moments.set(whole, { id, at })
  return at
}

const RANK: Record<DiagnosedSubject['status'], number> = { error: 0, warning: 1, differs: 2, ok: 3, none: 4 }
const GROUP: Record<DiagnosedSubject['group'], number> = { store: 0, storage: 1, server: 2, rendered: 3, picked: 4 }

/** The subject on screen, as it was at the playhead. */
export function shownSubject(state: PanelState): DiagnosedSubject | undefined {
  const whole = wholeSubject(state)
  return whole && (shownDiagnosis(state)?.subjects.find(({ id }) => id === whole.id) ?? whole)
}

/** The subject on screen, as it is now: the chosen one, found again by its sources when its id changed, else the worst. */
export function wholeSubject(state: PanelState): DiagnosedSubject | undefined {
  const subjects = wholeDiagnosis(state)?.subjects ?? []
  const { chosen } = state
  const own = state.session ? '' : state.status.tab
  if (!chosen) return worst(subjects, own)
  const picked = chosen.id === PICKED ? pickedSubject(state) : undefined
  if (picked) return picked
  return (
    subjects.find((s) => s.id === chosen.id) ??
    subjects.find((s) => s.sources.some((id) => chosen.sources.includes(id))) ??
    worst(subjects, own)
  )
}

/** Of equally bad ones that of the inspected tab. */
function worst(subjects: readonly DiagnosedSubject[], own: string): DiagnosedSubject | undefined {
  const elsewhere = ({ tab }: DiagnosedSubject): number => Number(tab !== '' && tab !== own)
  return subjects.toSorted(
    (a, b) => RANK[a.status] - RANK[b.status] || elsewhere(a) - elsewhere(b) || GROUP[a.group] - GROUP[b.group],
  )[0]
}
