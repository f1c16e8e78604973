import type { DiagnosedSubject, Diagnosis } from '../../core/diagnosis'
import { comparePicks } from '../../core/pick/compare-picks'
import type { Pick as CorePick, PickRecording } from '../../core/pick/pick'
import { clock } from '../../core/timeline/clock'
import { type KeptPick, LIVE, pickKey, SESSION } from './pick-slice'
import type { PanelState } from './store'

interface Made {
  live: Diagnosis | undefined
  snapshots: PanelState['snapshots']
  times: string
  subject: DiagnosedSubject | undefined
}
const made = new WeakMap<readonly KeptPick[], Made>()

/** The comparison that the user has put together; the same object until what it is made of changes. */
export function pickedSubject(state: PanelState): DiagnosedSubject | undefined {
  const { picks, live, snapshots } = state
  const { times } = state.settings
  if (picks.length === 0) return undefined
  const known = made.get(picks)
  if (known && known.live === live && known.snapshots === snapshots && known.times === times) return known.subject
  const found = picks.flatMap((pick) => pickOf(state, pick) ?? [])
  const offset = times === 'utc' ? 0 : new Date(found[0]?.recording.diagnosis.at ?? 0).getTimezoneOffset()
  const subject = comparePicks(found, { clock: clock(offset) })
  made.set(picks, { live, snapshots, times, subject })
  return subject
}

/** A recording by the id that picks know it by, with what it is called. */
export function recordingOf(
  { live, session, snapshots }: Pick<PanelState, 'live' | 'session' | 'snapshots'>,
  id: string,
): PickRecording | undefined {
  if (id === LIVE) return live && { name: '', diagnosis: live }
  if (id === SESSION) return session && { name: session.file, diagnosis: session.diagnosis }
  const snapshot = snapshots.find((each) => each.id === id)
  return snapshot && { name: snapshot.name, diagnosis: snapshot.diagnosis() }
}

/** What a moment that is no longer on record stands for is not known. */
function pickOf(state: PanelState, kept: KeptPick): CorePick | undefined {
  const recording = recordingOf(state, kept.recording)
  if (!recording) return undefined
  const { moment, subject, source } = kept
  const event = moment === undefined ? undefined : recording.diagnosis.events.find(({ id }) => id === moment)
  if (moment !== undefined && !event) return undefined
  return { id: pickKey(kept), recording, subject, source, moment: event?.seq }
}
