import type { Column, DiagnosedSubject } from '../../../core/diagnosis'
import { linkEnd } from '../../../core/link/decision'
import type { MenuGroup, MenuItem } from '../../components/menu'
import { type KeptPick, LIVE, pickKey, shownRecording } from '../../store/pick-slice'
import { playheadEvent, wholeDiagnosis } from '../../store/selectors'
import { usePanel, usePanelStore } from '../../store/store'

/** Snapshots that a menu offers by name: of older ones the picker knows. */
const NAMED = 3

/** What a column can be compared with: whatever a person picks, and what is asked for most at once. */
export function usePickItems(): (subject: DiagnosedSubject, column: Column) => MenuGroup[] {
  const store = usePanelStore()
  const openPicker = usePanel((state) => state.openPicker)
  const compare = usePanel((state) => state.comparePicked)
  const remove = usePanel((state) => state.removePick)
  return (subject, column) => {
    const state = store.getState()
    const { picked } = column
    if (picked) {
      const pick = state.picks.find((each) => pickKey(each) === picked.pick)
      const items = [
        { label: 'Compare with…', run: () => openPicker(state.picks) },
        { label: 'Remove from the comparison', run: () => pick && remove(pick) },
      ]
      return [{ name: 'Pick', items }]
    }
    const recording = shownRecording(state)
    const diagnosis = wholeDiagnosis(state)
    const playhead = playheadEvent(state)
    const own: KeptPick = { recording, subject: subject.id, source: column.source.id, moment: undefined }
    const shown = { ...own, moment: playhead?.id }
    const before = subject.members[subject.columns.indexOf(column)]?.history.readings.at(-2)?.entry.id
    const sideBySide = (label: string, ...picks: KeptPick[]): MenuItem => ({ label, run: () => compare(picks) })
    const tabs =
      column.source.kind !== 'memory'
        ? []
        : (diagnosis?.subjects ?? []).filter(
            ({ id, columns: [store_] }) =>
              id !== subject.id && linkEnd(id) === linkEnd(subject.id) && store_?.source.kind === 'memory',
          )
    const snapshots = state.snapshots.filter(({ id }) => id !== recording).slice(-NAMED)
    const now = recording === LIVE ? 'now' : 'end'
    const items = [
      { label: 'Compare with…', run: () => openPicker([shown]) },
      ...(playhead ? [sideBySide(`This moment × ${now}`, shown, own)] : []),
      ...(before === undefined || playhead
        ? []
        : [sideBySide(`Before its last change × ${now}`, { ...own, moment: before }, own)]),
      ...tabs.flatMap(({ id, tab, columns: [theirs] }) => {
        const name = diagnosis?.tabs.find((each) => each.id === tab)?.name ?? 'another tab'
        return theirs
          ? [sideBySide(`Compare with ${name}`, own, { ...own, subject: id, source: theirs.source.id })]
          : []
      }),
      ...snapshots.flatMap(({ id, name, diagnosis: judged }) => {
        const has = judged().subjects.some(({ columns }) => columns.some(({ source }) => source.id === own.source))
        return has ? [sideBySide(`Compare with ${name}`, own, { ...own, recording: id })] : []
      }),
    ]
    return [{ name: 'Pick', items }]
  }
}
