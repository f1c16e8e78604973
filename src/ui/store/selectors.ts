import type { DiagnosedSubject, Diagnosis } from '../../core/diagnosis'
import { momentOf } from '../../core/moment'
import { PICKED } from '../../core/pick/compare-picks'
import { pickedSubject } from './picked'
import type { PanelState } from './store'

/** All that is known: of the open session, else of the live page. */
export const wholeDiagnosis = (state: PanelState): Diagnosis | undefined => state.session?.diagnosis ?? state.live

/** The diagnosis on screen: the whole, or as it was at the playhead. */
export const shownDiagnosis = (state: PanelState): Diagnosis | undefined => {
  const whole = wholeDiagnosis(state)
  return whole && state.playhead !== undefined ? momentAt(whole, state.playhead) : whole
}

const moments = new WeakMap<Diagnosis, { event: string; moment: Diagnosis }>()

/** The same object for the same moment; an event that is gone (Clear) is no moment. */
function momentAt(whole: Diagnosis, event: string): Diagnosis {
  const known = moments.get(whole)
  if (known?.event === event) return known.moment
  const seq = whole.events.find(({ id }) => id === event)?.seq
  const moment = seq === undefined ? whole : momentOf(whole, seq)
  moments.set(whole, { event, moment })
  return moment
}

const RANK: Record<DiagnosedSubject['status'], number> = { error: 0, warning: 1, differs: 2, ok: 3, none: 4 }
const GROUP: Record<DiagnosedSubject['group'], number> = { store: 0, storage: 1, server: 2, rendered: 3, picked: 4 }

/** The subject on screen: the chosen one, found again by its sources when its id changed, else the worst. */
export function shownSubject(state: PanelState): DiagnosedSubject | undefined {
  const subjects = shownDiagnosis(state)?.subjects ?? []
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
