import { Chip } from '../../components/look'
import { sourceDetail } from '../../components/sources'
import { clock } from '../../components/time'
import { recordingOf } from '../../store/picked'
import { type KeptPick, LIVE, pickKey } from '../../store/pick-slice'
import { usePanelStore } from '../../store/store'
import { tabOf } from './options'

interface ChosenPicksProps {
  picks: readonly KeptPick[]
  onRemove: (pick: KeptPick) => void
}

/** What will stand side by side. */
export function ChosenPicks({ picks, onRemove }: ChosenPicksProps) {
  return (
    <ul className="picker-chosen" aria-label="Chosen">
      {picks.map((pick) => (
        <ChosenPick key={pickKey(pick)} pick={pick} onRemove={() => onRemove(pick)} />
      ))}
      {picks.length === 0 && <li className="dim">Add what shall stand side by side.</li>}
    </ul>
  )
}

function ChosenPick({ pick, onRemove }: { pick: KeptPick; onRemove: () => void }) {
  const store = usePanelStore()
  const recording = recordingOf(store.getState(), pick.recording)
  const columns = recording?.diagnosis.subjects.flatMap((subject) =>
    subject.columns.map(({ source }) => ({ source, name: subject.name })),
  )
  const found = columns?.find(({ source }) => source.id === pick.source)
  const event = recording?.diagnosis.events.find(({ id }) => id === pick.moment)
  if (!recording || !found) return undefined
  const { source, name } = found
  const when = event ? clock(event.at) : pick.recording === LIVE ? 'now' : ''
  const what = source.kind === 'memory' ? name : sourceDetail(source)
  const tab = tabOf(recording.diagnosis, source)
  return (
    <li className="picker-pick">
      <Chip kind={source.kind} />
      <span className="ellipsis">{what}</span>
      <small className="numbers ellipsis">{[tab, recording.name, when].filter(Boolean).join(' · ')}</small>
      <button
        type="button"
        className="button small"
        aria-label={['Remove', what, tab].filter(Boolean).join(' ')}
        onClick={onRemove}
      >
        ✕
      </button>
    </li>
  )
}
