import { fromSession } from '../core/session/from-session'
import type { Session } from '../core/session/session'
import { clonesOf } from '../core/timeline/clones'
import { mergeTimeline } from '../core/timeline/merge'
import { describeTab, tabEntries } from '../core/timeline/tab-entries'
import { table } from './table'

/** Which tab is which, where a session has several: its last page, who opened it, whether it is still there. */
export function tabTable(session: Session): string[] {
  if (session.tabs.length < 2) return []
  const recording = fromSession(session)
  const timeline = mergeTimeline(recording)
  const rows = tabEntries(timeline, recording.tabs, clonesOf(timeline, recording.tabs)).map((entry) => [
    entry.name,
    entry.url ?? 'another site',
    describeTab(entry).slice(entry.name.length).replace(/^, /, ''),
  ])
  return table(['TAB', 'PAGE', ''], rows)
}
