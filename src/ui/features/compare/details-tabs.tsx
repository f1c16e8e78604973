import type { ToldHistory } from '../../../core/diagnosis'
import { count } from '../../components/time'
import { usePanel } from '../../store/store'
import type { DetailsTab } from '../../store/view-slice'

const TABS: readonly DetailsTab[] = ['values', 'history']

/** What the details tell: the values that the sources have at the path, or its history. */
export function DetailsTabs({ history }: { history: ToldHistory | undefined }) {
  const chosen = usePanel((state) => state.detailsTab)
  const open = usePanel((state) => state.openDetailsTab)
  const other = chosen === 'values' ? 'history' : 'values'
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    open(other)
    for (const tab of event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]'))
      if (tab.dataset['tab'] === other) tab.focus()
  }
  return (
    <span role="tablist" aria-label="Details" className="segments" onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          data-tab={tab}
          aria-selected={tab === chosen}
          tabIndex={tab === chosen ? 0 : -1}
          title={tab === 'values' ? 'What each source has here, and who wrote it' : 'Every change of this path'}
          onClick={() => open(tab)}
        >
          {tab === 'values' ? 'Values' : `History (${count(history?.changes.length ?? 0)}${history?.cut ? '+' : ''})`}
        </button>
      ))}
    </span>
  )
}
