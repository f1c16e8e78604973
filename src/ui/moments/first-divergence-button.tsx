import type { Path } from '../../core/value/path'
import { usePanelStore } from '../store/store'
import { goToFirstDivergence } from './first-divergence'

/** Shows the moment at which the sources of the shown subject parted, at a path or that which is selected. */
export function FirstDivergenceButton({ path }: { path?: Path }) {
  const store = usePanelStore()
  return (
    <button
      type="button"
      className="button outlined"
      title="Show the moment at which the sources parted here; once more: the next time they did"
      aria-keyshortcuts="\"
      onClick={() => goToFirstDivergence(store.getState(), path)}
    >
      First divergence
    </button>
  )
}
