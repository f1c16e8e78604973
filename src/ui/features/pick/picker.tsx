import { useMemo, useState } from 'react'
import { MOST_PICKS } from '../../../core/pick/compare-picks'
import { command } from '../../components/keys'
import { Modal } from '../../components/modal'
import { recordingOf } from '../../store/picked'
import { type KeptPick, pickKey, SESSION, shownRecording } from '../../store/pick-slice'
import { usePanel, usePanelStore } from '../../store/store'
import { ChosenPicks } from './chosen-picks'
import { MomentList } from './moment-list'
import { asPick, matchingOptions, optionsOf } from './options'
import { SourceList } from './source-list'
import { useRecordings } from './use-recordings'
import './picker.css'

/** Chooses sources, each at a moment of a recording, to stand side by side. */
export function Picker() {
  const picking = usePanel((state) => state.picking)
  return picking && <OpenPicker start={picking.start} recording={picking.recording} />
}

function OpenPicker({ start, recording: first }: { start: readonly KeptPick[]; recording: string | undefined }) {
  const store = usePanelStore()
  const close = usePanel((state) => state.closePicker)
  const compare = usePanel((state) => state.comparePicked)
  const recordings = useRecordings()
  const [recording, setRecording] = useState(() => first ?? shownRecording(store.getState()))
  const [picks, setPicks] = useState(start)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [moment, setMoment] = useState<string>()
  // As it was when it was chosen: nothing moves under the pointer.
  const options = useMemo(() => {
    const found = recordingOf(store.getState(), recording)
    return found ? optionsOf(found.diagnosis) : []
  }, [store, recording])
  const found = useMemo(() => matchingOptions(options, text), [options, text])
  const at = Math.min(chosen, found.length - 1)
  const option = found[at]
  const isFull = picks.length >= MOST_PICKS

  const choose = (index: number): void => {
    setChosen(index)
    setMoment(undefined)
  }
  const add = (index = at, when = moment): void => {
    const wanted = found[index]
    if (!wanted || isFull) return
    const pick = asPick(recording, wanted, when)
    setPicks((known) => [...known.filter((each) => pickKey(each) !== pickKey(pick)), pick])
  }
  const done = (): void => {
    if (picks.length === 0) return
    compare(picks)
    close()
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    done()
  }
  return (
    <Modal name="Compare any sources" onClose={close}>
      <div className="picker" onKeyDown={onKeyDown}>
        <div className="picker-search">
          <SourceList.Search
            text={text}
            count={found.length}
            at={at}
            onText={(to) => {
              setText(to)
              choose(0)
            }}
            onMove={choose}
            onAdd={() => add()}
            onTakeBack={() => setPicks(picks.slice(0, -1))}
          />
          <select
            className="field"
            aria-label="Recording"
            value={recording}
            onChange={(event) => {
              setRecording(event.target.value)
              choose(0)
            }}
          >
            {recordings.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="picker-lists">
          <SourceList options={found} at={at} onChoose={choose} onAdd={(index) => add(index, undefined)} />
          <MomentList
            moments={option?.moments ?? []}
            isShown={recording === shownRecording(store.getState())}
            isLive={recording !== SESSION && recordings.find(({ id }) => id === recording)?.isLive === true}
            moment={moment}
            onChoose={setMoment}
            onAdd={(when) => add(at, when)}
          />
        </div>
        <ChosenPicks picks={picks} onRemove={(pick) => setPicks(picks.filter((each) => each !== pick))} />
        <footer className="modal-foot">
          <span className="grow dim" role="status">
            {picks.length} of {MOST_PICKS}
            {isFull && ': take one away to add another'}
          </span>
          <button type="button" className="button outlined" disabled={!option || isFull} onClick={() => add()}>
            Add
          </button>
          <button type="button" className="button outlined" onClick={close}>
            Cancel
          </button>
          <button
            type="button"
            className="button primary"
            disabled={picks.length === 0}
            title={command('Enter')}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={done}
          >
            Compare
          </button>
        </footer>
      </div>
    </Modal>
  )
}
