import type { StateCreator } from 'zustand/vanilla'
import { MOST_PICKS, PICKED } from '../../core/pick/compare-picks'
import { wholeDiagnosis } from './selectors'
import type { PanelState } from './store'

/** The live page, and the open file, among the recordings that columns are picked from; others are snapshots. */
export const LIVE = 'live'
export const SESSION = 'session'

/** A pick as the panel keeps it: by ids, so that it is found again in what is recorded later. */
export interface KeptPick {
  /** `LIVE`, or the id of a snapshot. */
  recording: string
  subject: string
  source: string
  /** Event id; undefined: now, or the end of the recording. */
  moment: string | undefined
}

/** The comparison that the user puts together from any sources at any moments. */
export interface PickSlice {
  picks: readonly KeptPick[]
  /** What the picker begins with, while it is open. */
  picking: { start: readonly KeptPick[]; recording?: string } | undefined
  /** `recording`: whose sources it lists first. */
  openPicker: (start?: readonly KeptPick[], recording?: string) => void
  closePicker: () => void
  /** Shows these side by side, each once. */
  comparePicked: (picks: readonly KeptPick[]) => void
  removePick: (pick: KeptPick) => void
  clearPicks: () => void
  /** A subject's first source, or another of them, at two moments of the recording on screen (`seq`). */
  compareMoments: (subject: string, from: number, to: number, source?: string) => void
}

export const createPickSlice: StateCreator<PanelState, [], [], PickSlice> = (set, get) => ({
  picks: [],
  picking: undefined,
  openPicker: (start = [], recording) => set({ picking: { start, ...(recording !== undefined && { recording }) } }),
  closePicker: () => set({ picking: undefined }),
  comparePicked: (wanted) => {
    const kept = wanted.some(({ recording }) => recording === SESSION) ? get().keepSession() : undefined
    const found = wanted.flatMap((pick) =>
      pick.recording !== SESSION ? [pick] : kept ? [{ ...pick, recording: kept.id }] : [],
    )
    const picks = [...new Map(found.map((pick) => [pickKey(pick), pick])).values()].slice(0, MOST_PICKS)
    if (picks.length > 0) set({ picks, chosen: { id: PICKED, sources: [] }, tab: 'compare', finding: undefined })
  },
  removePick: (pick) => {
    const picks = get().picks.filter((each) => pickKey(each) !== pickKey(pick))
    if (picks.length === 0) get().clearPicks()
    else set({ picks })
  },
  clearPicks: () =>
    set(({ picks: [first], chosen }) => ({
      picks: [],
      ...(chosen?.id === PICKED && { chosen: first && { id: first.subject, sources: [first.source] } }),
    })),
  compareMoments: (id, from, to, source) => {
    const diagnosis = wholeDiagnosis(get())
    const recording = shownRecording(get())
    // Of the picked comparison: its first source of what is on screen.
    const pick = id === PICKED ? get().picks.find((each) => each.recording === recording) : undefined
    const own = source ?? pick?.source ?? diagnosis?.subjects.find((each) => each.id === id)?.columns[0]?.source.id
    const events = [from, to].flatMap((seq) => diagnosis?.events.find((event) => event.seq === seq) ?? [])
    if (own === undefined || events.length < 2) return
    const subject = pick?.subject ?? id
    get().comparePicked(events.map((event) => ({ recording, subject, source: own, moment: event.id })))
  },
})

export const pickKey = ({ recording, source, moment }: KeptPick): string => [recording, source, moment ?? ''].join('\n')

/** Which recording is on screen. */
export function shownRecording({ session, snapshots }: PanelState): string {
  if (!session) return LIVE
  return snapshots.find(({ recording }) => recording === session.recording)?.id ?? SESSION
}
