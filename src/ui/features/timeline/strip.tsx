import { useMemo } from 'react'
import type { DiagnosedSubject, Layer } from '../../../core/diagnosis'
import { wholeDiagnosis, wholeSubject } from '../../store/selectors'
import { eventsOf } from '../../store/stepping'
import { usePanel } from '../../store/store'
import { boundsOf } from './bounds'
import { lanesOf } from './lanes'
import { TimeCanvas } from './time-canvas'
import { StepControls } from './time-controls'
import { useStretches } from './use-stretches'
import './strip.css'

/** Lanes that are there without an event of theirs: a reader sees where nothing happened. */
const ALWAYS: readonly Layer[] = ['memory', 'storage', 'server', 'hydration']

/** The subject's events at a glance, a lane per layer, with the diverged stretches shaded; a click opens the timeline there. */
export function TimelineStrip({ name }: { name: DiagnosedSubject['name'] }) {
  const diagnosis = usePanel(wholeDiagnosis)
  const subject = usePanel(wholeSubject)
  const goToEvent = usePanel((state) => state.goToEvent)
  const partings = useStretches(subject)
  const all = diagnosis?.events
  const events = useMemo(() => (all && subject ? eventsOf(all, subject) : []), [all, subject])
  const lanes = useMemo(() => lanesOf(events, subject, ALWAYS), [events, subject])
  const bounds = useMemo(() => diagnosis && boundsOf(diagnosis), [diagnosis])
  if (!all || !bounds) return undefined
  return (
    <section className="strip" aria-label={`Events of ${name}`}>
      <TimeCanvas
        name={name}
        lanes={lanes}
        events={all}
        partings={partings}
        bounds={bounds}
        laneHeight={16}
        gutter={76}
        onPick={(event) => goToEvent(event.id)}
      />
      <StepControls />
    </section>
  )
}
