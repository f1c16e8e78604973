import type { DiagnosedSubject } from '../../../core/diagnosis'
import { count } from '../../components/time'
import { usePanel } from '../../store/store'
import { useTabLabels } from '../../store/tab-labels'
import { LAYERS } from './lanes'

interface TimelineFiltersProps {
  shown: number
  all: number
  subject: DiagnosedSubject | undefined
}

/** What the list of events is narrowed by: text, layers, the selected subject. */
export function TimelineFilters({ shown, all, subject }: TimelineFiltersProps) {
  const text = usePanel((state) => state.timelineText)
  const setText = usePanel((state) => state.setTimelineText)
  const hiddenLayers = usePanel((state) => state.hiddenLayers)
  const toggleLayer = usePanel((state) => state.toggleLayer)
  const onlySubject = usePanel((state) => state.onlySubject)
  const tabs = useTabLabels()
  const onlyTab = usePanel((state) => state.onlyTab)
  const setOnlyTab = usePanel((state) => state.setOnlyTab)
  const setOnlySubject = usePanel((state) => state.setOnlySubject)
  return (
    <div className="timeline-filters" role="toolbar" aria-label="Filter events">
      <input
        type="search"
        className="field"
        placeholder="Filter events"
        aria-label="Filter events by text"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {LAYERS.map((layer) => (
        <button
          key={layer}
          type="button"
          className="button layer-toggle"
          aria-pressed={!hiddenLayers.includes(layer)}
          onClick={() => toggleLayer(layer)}
        >
          <span className={`dot ${layer}`} />
          {layer}
        </button>
      ))}
      {tabs.several && (
        <select
          className="field"
          aria-label="Tab"
          value={tabs.of(onlyTab) === '' ? '' : onlyTab}
          onChange={(event) => setOnlyTab(event.target.value)}
        >
          <option value="">all tabs</option>
          {tabs.all.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
      {subject && (
        <label className="check">
          <input type="checkbox" checked={onlySubject} onChange={(event) => setOnlySubject(event.target.checked)} />
          <span className="ellipsis">only {subject.name}</span>
        </label>
      )}
      <small className="numbers">
        {shown === all ? `${count(all)} events` : `${count(shown)} of ${count(all)} events`}
      </small>
    </div>
  )
}
