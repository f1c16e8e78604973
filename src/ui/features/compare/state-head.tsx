import type { Column, DiagnosedSubject } from '../../../core/diagnosis'
import { MenuButton, type MenuGroup } from '../../components/menu'
import { columnLook, sourceDetail } from '../../components/sources'
import { useLinkMenus } from '../../link-menus'
import { usePanel } from '../../store/store'
import { columnKey } from './columns'
import type { GridActions } from './use-grid-actions'

interface StateHeadProps {
  subject: DiagnosedSubject
  shown: readonly Column[]
  actions: GridActions
}

/** The head of the last column: which columns there are, what is open, and the way from difference to difference. */
export function StateHead({ subject, shown, actions }: StateHeadProps) {
  const toggle = usePanel((state) => state.toggleColumn)
  const menus = useLinkMenus()
  const openPicker = usePanel((state) => state.openPicker)
  const picks = usePanel((state) => state.picks)
  const isPicked = subject.group === 'picked'
  const addWords = isPicked ? 'Add a column' : 'Link a source'
  const add = isPicked ? () => openPicker(picks) : menus.adder(subject)
  const hidden = subject.columns.length - shown.length
  const groups = (): MenuGroup[] => [
    {
      name: 'Columns',
      items: subject.columns.map((column) => {
        const checked = shown.includes(column)
        return {
          label: `${columnLook(column).name} ${sourceDetail(column.source)}`,
          checked,
          // One stays, or there would be nothing to see.
          disabled: checked && shown.length === 1,
          run: () => toggle(columnKey(subject, column)),
        }
      }),
    },
    {
      name: 'Rows',
      items: [
        { label: 'Expand to differences', run: () => actions.openBelow([], 'differences') },
        { label: 'Expand all', run: () => actions.openBelow([], 'all') },
        { label: 'Collapse all', run: () => actions.openBelow([], 'none') },
      ],
    },
    {
      name: 'Pick',
      items: [
        isPicked
          ? { label: 'Change what is compared…', run: () => openPicker(picks) }
          : { label: 'Compare any sources…', run: () => openPicker(picks) },
      ],
    },
    ...(isPicked ? [] : menus.ofSubject(subject)),
  ]
  return (
    <div role="columnheader" aria-label="state" className="cell head state-cell">
      <div className="counts-title">
        <b className="grow">state</b>
        {add && (
          <button
            type="button"
            className="button small add-column"
            aria-label={addWords}
            title={isPicked ? addWords : `${addWords}: add a column`}
            onClick={add}
          >
            +
          </button>
        )}
        <MenuButton name="Columns" groups={groups} className="button small">
          {hidden > 0 && <span className="hidden-columns">{hidden} hidden</span>} ⋮
        </MenuButton>
      </div>
      <div className="stepper">
        <small>difference</small>
        <button
          type="button"
          className="button small"
          aria-label="Previous difference"
          title="Previous difference (p)"
          onClick={() => actions.step(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          className="button small"
          aria-label="Next difference"
          title="Next difference (n)"
          onClick={() => actions.step(1)}
        >
          ↓
        </button>
      </div>
    </div>
  )
}
