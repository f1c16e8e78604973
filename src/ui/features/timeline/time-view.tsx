import { useMemo } from 'react'
import type { TimelineEvent } from '../../../core/diagnosis'
import type { Partings } from '../../../core/subject/partings'
import { LOW, useMedia } from '../../components/media'
import { FirstDivergenceButton } from '../../moments/first-divergence-button'
import { wholeDiagnosis, wholeSubject } from '../../store/selectors'
import { usePanel } from '../../store/store'
import { boundsOf } from './bounds'
import { LAYERS, lanesOf } from './lanes'
import { MarkControls } from './mark-controls'
import { TimeCanvas } from './time-canvas'
import { SpeedSelect, StepControls, ZoomControls } from './time-controls'

/** The listed events on the canvas, with all that moves the playhead and the part of time that is shown. */
export function TimeView({ events, partings }: { events: readonly TimelineEvent[]; partings: Partings }) {
  const diagnosis = usePanel(wholeDiagnosis)
  const subject = usePanel(wholeSubject)
  const hidden = usePanel((state) => state.hiddenLayers)
  const selectEvent = usePanel((state) => state.selectEvent)
  const low = useMedia(LOW)
  const lanes = useMemo(
    () => lanesOf(events, subject, LAYERS).filter(({ layer }) => !hidden.includes(layer)),
    [events, subject, hidden],
  )
  const bounds = useMemo(() => diagnosis && boundsOf(diagnosis), [diagnosis])
  if (!diagnosis || !bounds || diagnosis.events.length === 0) return undefined
  return (
    <section className="time-view" aria-label="Recorded time">
      <div className="time-bar" role="toolbar" aria-label="Playhead and zoom">
        <StepControls />
        <SpeedSelect />
        <FirstDivergenceButton />
        <MarkControls events={diagnosis.events} subject={subject} />
        <span className="grow" />
        <ZoomControls bounds={bounds} />
      </div>
      <TimeCanvas
        name="all events"
        lanes={lanes}
        events={diagnosis.events}
        partings={partings}
        bounds={bounds}
        laneHeight={low ? 8 : 18}
        gutter={low ? 0 : 76}
        onPick={(event) => selectEvent(event.id)}
      />
    </section>
  )
}
