import type { DiagnosedSubject } from '../../../core/diagnosis'
import { Separator } from '../../components/separator'
import { count } from '../../components/time'
import { usePanel } from '../../store/store'
import { PATH_COLUMN, WIDTHS } from './columns'

/** The head of the path column: what is shown, what is hidden, and the filter that decides. */
export function CountsHead({ subject }: { subject: DiagnosedSubject }) {
  const onlyDifferences = usePanel((state) => state.onlyDifferences)
  const setOnlyDifferences = usePanel((state) => state.setOnlyDifferences)
  const ignored = subject.tree.ignoredCount ?? 0
  const setWidth = usePanel((state) => state.setWidth)
  return (
    <div role="columnheader" className="cell head">
      <div className="counts-title">
        <b className="grow">path</b>
        <label className="check" title="Hide the paths on which every source agrees">
          <input
            type="checkbox"
            checked={onlyDifferences}
            aria-label="Only differences"
            onChange={(event) => setOnlyDifferences(event.target.checked)}
          />
          <span aria-hidden="true">only differences</span>
        </label>
      </div>
      <small className="ellipsis numbers">
        {count(subject.divergent)} differ · {count(subject.equal)} equal
        {onlyDifferences && subject.equal > 0 ? ' hidden' : ''}
        {ignored > 0 && ` · ${count(ignored)} ignored`}
      </small>
      <Separator {...WIDTHS} name="path" onResize={(width) => setWidth(PATH_COLUMN, width)} />
    </div>
  )
}
