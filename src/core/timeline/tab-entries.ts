import type { Clone } from './clones'
import type { Timeline } from './merge'
import type { RecordedDocument, RecordedTab } from './recording'
import { tabName, tabNames } from './tabs'

/** A tab of the recorded site, as people are told of it. */
export interface TabEntry {
  id: string
  /** `tab 2` */
  name: string
  /** Address of its last page; absent where nothing of the tab is in the recording. */
  url?: string
  /** `left`: its last page of the site has gone. `unknown`: its pages do not say whether they are seen. */
  state: 'shown' | 'hidden' | 'left' | 'unknown'
  /** Name of the tab whose page opened it. */
  opener?: string
  /** Name of the tab whose sessionStorage it began with. */
  copyOf?: string
}

export function tabEntries(
  timeline: Timeline,
  tabs: readonly RecordedTab[],
  clones: readonly Pick<Clone, 'tab' | 'from'>[],
): TabEntry[] {
  const names = tabNames(tabs)
  // The browser also names the tab that was in front when a person opened a new one: then no page refers to it.
  const isOpened = (id: string): boolean => {
    const first = timeline.documents.get(timeline.tabs.get(id)?.[0] ?? '')
    const started = first?.events.find((event) => event.type === 'document-started')
    return started?.navigation === 'navigate' && started.referrer !== ''
  }
  return tabs.map(({ id, opener, documents }) => {
    const last = timeline.documents.get(documents.at(-1) ?? '')
    const clone = clones.find((each) => each.tab === id)
    return {
      id,
      name: tabName(names, id),
      ...(last && { url: last.url }),
      state: last ? stateOf(last) : 'left',
      ...(opener !== undefined && names.has(opener) && isOpened(id) && { opener: tabName(names, opener) }),
      ...(clone && { copyOf: tabName(names, clone.from) }),
    }
  })
}

function stateOf(document: RecordedDocument): TabEntry['state'] {
  let state: TabEntry['state'] = 'unknown'
  for (const event of document.events) {
    if (event.type === 'document-left') state = event.persisted ? 'hidden' : 'left'
    else if ((event.type === 'document-started' || event.type === 'visibility-changed') && event.visible !== undefined)
      state = event.visible ? 'shown' : 'hidden'
  }
  return state
}

/** `tab 2, opened from tab 1, began with a copy of tab 1's sessionStorage, hidden`; more about a tab than its name. */
export function describeTab({ name, opener, copyOf, state }: TabEntry): string {
  return [
    name,
    opener !== undefined && `opened from ${opener}`,
    copyOf !== undefined && `began with a copy of ${copyOf}’s sessionStorage`,
    state === 'hidden' && 'hidden',
    state === 'left' && 'left',
  ]
    .filter(Boolean)
    .join(', ')
}
