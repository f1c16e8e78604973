import { shownSubject } from './selectors'
import type { PanelState } from './store'
import { watchOf } from './watch-slice'

/** Watches the selected path of the subject on screen, or no longer; without a selected path says how. */
export function watchSelected(state: PanelState): void {
  const subject = shownSubject(state)
  const path = subject && state.paths[subject.id]
  if (path && subject.group !== 'picked') state.toggleWatch(watchOf(subject, path))
  else state.say('Select a path to watch it')
}
