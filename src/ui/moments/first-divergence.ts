import type { DiagnosedSubject } from '../../core/diagnosis'
import { partingsOf, type Stretch } from '../../core/subject/partings'
import { formatPath, type Path } from '../../core/value/path'
import { clock } from '../components/time'
import { wholeSubject } from '../store/selectors'
import type { PanelState } from '../store/store'

/** When the sources of a subject were apart at a path, or anywhere (no path). */
function stretchesAt(subject: DiagnosedSubject, path: Path): Stretch[] {
  const walk = partingsOf(subject, path)
  let step = walk.next()
  while (!step.done) step = walk.next()
  return step.value.stretches
}

/**
 * Moves the playhead to where the sources of the shown subject first parted at a path (that which is selected,
 * unless told), and selects both; from there to where
 * they parted next, if they have agreed in between. The footer says what was found.
 */
export function goToFirstDivergence(state: PanelState, at?: Path): void {
  const subject = wholeSubject(state)
  if (!subject) return
  const path = at ?? state.paths[subject.id] ?? []
  const name = path.length === 0 ? subject.name : formatPath(path)
  const stretches = stretchesAt(subject, path)
  const there = stretches.findIndex(({ event }) => event === state.playhead)
  const index = (there + 1) % Math.max(1, stretches.length)
  const stretch = stretches[index]
  if (!stretch) {
    state.say(`${name} has not diverged`)
    return
  }
  if (path.length > 0) state.selectPath(subject.id, path)
  state.movePlayhead(stretch.event)
  state.selectEvent(stretch.event)
  const which = stretches.length === 1 ? ', once' : ` (${index + 1} of ${stretches.length})`
  state.say(`${name} diverged at ${clock(stretch.from)}${which}`)
}
